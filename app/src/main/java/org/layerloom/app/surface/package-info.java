/**
 * The surface of the loss: a plane through a run's weights with the way that training took over it,
 * and a race of optimisers down the same surface or a textbook function.
 *
 * <p>{@link org.layerloom.app.surface.SurfaceModel} asks the engine: first where the plane lies
 * ({@link org.layerloom.training.Question.Landscape}), then for the losses on it, some at a time
 * ({@link org.layerloom.training.Question.Climb}), so that the picture grows and the person can
 * stop it. When all are there they become a {@link org.layerloom.race.Bicubic} ground, and {@link
 * org.layerloom.app.surface.RaceModel} lets optimisers down it.
 *
 * <p>{@link org.layerloom.app.surface.SurfacePane} puts them together: {@link
 * org.layerloom.app.surface.SurfaceView} draws heights ({@link org.layerloom.app.surface.Relief}),
 * contour lines and ways; a click or the arrow keys choose where the race begins.
 */
package org.layerloom.app.surface;
