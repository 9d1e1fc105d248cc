package org.layerloom.evaluation;

/**
 * How one class, or the average of several, was told apart.
 *
 * @param precision of what was answered so, the share that is so; 0 where nothing was
 * @param recall of what is so, the share that was answered so; 0 where nothing is
 * @param f1 the harmonic mean of both; 0 where both are
 * @param support how many answers are so in truth
 */
public record ClassScore(double precision, double recall, double f1, long support) {}
