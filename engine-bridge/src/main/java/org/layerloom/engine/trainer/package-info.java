/**
 * Runs programs over data until a network has learned.
 *
 * <pre>{@code
 * Program program = Program.compile(analysis, Catalogue.standard());
 * Job job = new Job(program, 0.1, train, test, folder, "cpu", 0, null);
 * new Trainer(job, control, events).run();
 * }</pre>
 *
 * <p>The trainer runs on the calling thread and tells what it does by events. Every epoch ends with
 * a checkpoint; {@code Job.from} goes on from one, exact to the last bit.
 */
package org.layerloom.engine.trainer;
