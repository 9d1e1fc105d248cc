/**
 * How good the trained network is: figures, and behind every cell, bar and point the samples that
 * it counts. {@link org.layerloom.app.evaluation.EvaluationModel} asks the engine, {@link
 * org.layerloom.app.evaluation.EvaluationPane} shows.
 */
package org.layerloom.app.evaluation;
