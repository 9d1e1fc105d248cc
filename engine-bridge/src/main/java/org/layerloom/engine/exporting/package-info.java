/**
 * Takes networks out of runs, inside the engine process, and proves what was written.
 *
 * <p>{@link org.layerloom.engine.exporting.RunExport} opens a run, writes the format, gives the
 * first samples of the dataset to what was written and to what was trained, and keeps the figures
 * in the run's {@code export} folder.
 */
package org.layerloom.engine.exporting;
