/**
 * A race of optimisers down a function of two numbers: the same rules that move a network's
 * weights, where everybody can see what they do.
 *
 * <pre>{@code
 * Race.Pace pace = new Race.Pace(0.01, Race.schedule("cosine"), 200);
 * Race race = new Race(Textbook.ROSENBROCK, pace, List.of(Rule.SGD, Rule.ADAM), -1.5, 2);
 * while (!race.over()) {
 *   race.step();
 * }
 * race.runners().forEach(runner -> System.out.println(runner.rule() + " " + runner.height()));
 * }</pre>
 *
 * <p>A {@link org.layerloom.race.Ground} has a height and a slope everywhere: one of the {@link
 * org.layerloom.race.Textbook}, or a {@link org.layerloom.race.Bicubic} surface through the losses
 * of a network ({@link org.layerloom.training.Surface}). A {@link org.layerloom.race.Rule} is an
 * optimiser of the train node with its initial settings; a test compares each of its steps with
 * those of the compiled training program. The learning rate follows the train node's own {@link
 * org.layerloom.engine.program.Schedule}.
 */
package org.layerloom.race;
