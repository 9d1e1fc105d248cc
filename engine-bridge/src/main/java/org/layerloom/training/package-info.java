/**
 * Runs: what to train, what a run tells, and its folder on disk.
 *
 * <p>An {@link org.layerloom.training.Engine} takes a {@link org.layerloom.training.RunRequest} and
 * tells what happens in {@link org.layerloom.training.TrainingEvent}s. What is told is also on
 * disk, in a {@link org.layerloom.training.RunFolder} of its own:
 *
 * <pre>
 * runs/2026-11-23_05-01-22-mnist-cnn/
 *   project.loom            the project as it was trained
 *   run.json                what it is, how it stands, its result; replaced as a whole
 *   steps.csv               step,epoch,loss,score,seconds: one line a step, appended
 *   epochs.csv              one line an epoch, appended
 *   events.out.tfevents.*   the same points for TensorBoard
 *   checkpoints/  export/   parameters and state; what was taken out
 *   log.txt                 what the engine printed
 * </pre>
 *
 * <p>The points are CSV because everything opens it, appending a line is atomic enough (a row
 * counts once its line has ended), and a million of them still read in about a second. A resumed
 * run appends: where steps come again, the later ones count. {@link
 * org.layerloom.training.RunReader} opens a folder in any state and says what is missing.
 *
 * <pre>{@code
 * for (RunSummary run : RunReader.list(runs)) {
 *   System.out.println(run.name() + " " + run.status());
 * }
 * Curves curves = RunReader.curves(run.folder());
 * }</pre>
 *
 * <p>What a run has learned can be asked, while it goes on and later: a {@link
 * org.layerloom.training.Question} names the run and one of its checkpoints.
 *
 * <pre>{@code
 * Trained network = Trained.last(run.folder().path()); // or best, or epoch 3
 * engine.ask(new Question.Evaluate(network, Part.TEST))
 *     .thenAccept(it -> System.out.println(it.loss()));
 * }</pre>
 *
 * <p>One training step can be looked at with all its numbers, of a run or of a project that was
 * never trained: {@link org.layerloom.training.Question.Step} says with which sample and what is to
 * be different, {@link org.layerloom.training.Stepped} what flowed forward and back, and what
 * becomes of each parameter.
 *
 * <pre>{@code
 * engine.ask(new Question.Step(new Question.Start.Fresh(document), 0))
 *     .thenAccept(it -> System.out.println(it.loss()));
 * }</pre>
 */
package org.layerloom.training;
