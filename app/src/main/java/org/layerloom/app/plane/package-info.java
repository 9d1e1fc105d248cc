/**
 * The plane: what a network with two inputs answers everywhere, with the points that it learned
 * from; and the same picture inside each of its neurons. It follows the run that trains, epoch by
 * epoch, and the time machine's slider.
 *
 * <p>{@link org.layerloom.app.plane.PlaneModel} reads the points of the run's own dataset and asks
 * the engine about a grid of made-up samples, the same questions that are asked about real ones:
 * {@link org.layerloom.training.Question.Predict} for the answer and {@link
 * org.layerloom.training.Question.Look} for what every neuron gives. {@link
 * org.layerloom.app.plane.PlanePane} shows both.
 */
package org.layerloom.app.plane;
