/**
 * Runs as the window sees them: {@link org.layerloom.app.training.Runs} starts one and hears of it,
 * {@link org.layerloom.app.training.RunState} is what is known.
 */
package org.layerloom.app.training;
