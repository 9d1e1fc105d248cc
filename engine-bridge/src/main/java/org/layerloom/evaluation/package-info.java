/**
 * How good a network is: plain arithmetic over what it answered and what was true. Knows neither
 * networks nor engine, so that every figure can be checked by hand.
 *
 * <p>An {@link org.layerloom.evaluation.Outcome} holds the answers. Where classes were to be told
 * apart it is {@link org.layerloom.evaluation.ClassOutcome}:
 *
 * <pre>{@code
 * ClassOutcome outcome = new ClassOutcome(10, truth, shares, 1);
 * Confusion confusion = outcome.confusion();
 * confusion.accuracy();
 * confusion.score(3).f1();             // of one class
 * confusion.macro().recall();          // every class counts the same
 * outcome.topK(5);
 * outcome.ranking(3).areaUnderRoc();   // class 3 against all others
 * outcome.calibration(10).expectedError();
 * outcome.perplexity();
 * outcome.worstFirst();                // places of the answers, the most surprising first
 * }</pre>
 *
 * <p>and where numbers were to be met, {@link org.layerloom.evaluation.NumberOutcome} with its mean
 * errors and residuals.
 *
 * <p>Conventions, the same as scikit-learn's defaults: a precision or recall that divides by
 * nothing is 0; macro averages go over the classes that occur in truth or answers; of answers that
 * share a score, none comes before the other. What has no value at all (an area under the curve
 * with one class only) is NaN and never 0. One choice is ours: where shares tie, the class with the
 * lower index counts as the answer, in accuracy and in top-k alike.
 */
@NullMarked
package org.layerloom.evaluation;

import org.jspecify.annotations.NullMarked;
