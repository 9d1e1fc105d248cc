/**
 * One training step, by hand: forward node by node, the loss, backward, each parameter's update,
 * with the engine's numbers.
 *
 * <p>{@link org.layerloom.app.stepping.SteppingModel} asks the engine for a whole step ({@link
 * org.layerloom.training.Question.Step}) and keeps where the person is in it; {@link
 * org.layerloom.app.stepping.Stop} is one such place. {@link org.layerloom.app.stepping.Worked}
 * writes how one number came about; {@link org.layerloom.app.stepping.SteppingPane} shows it all.
 * What is changed here is changed in the question alone: the document stays.
 */
package org.layerloom.app.stepping;
