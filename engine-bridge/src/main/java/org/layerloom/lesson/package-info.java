/**
 * Lessons: folders that teachers write and the program marks.
 *
 * <p>A lesson is a folder. Nothing in it is code:
 *
 * <pre>
 * first-neuron/
 *   lesson.json      order, project, locked nodes, and the goals of each step
 *   en.md  zh.md     all that is read: titles, texts, hints, questions, in each language
 *   project.loom     what the learner begins with
 *   solutions/       for the checker: STEP.right.loom, and STEP.wrong.loom, STEP.wrong-2.loom ...
 * </pre>
 *
 * <p>A {@link org.layerloom.lesson.Goal} says what is to be true of the graph, of a finished run or
 * of an answer. {@link org.layerloom.lesson.Judge} is a pure function: it looks at an {@link
 * org.layerloom.lesson.Attempt} and says of each goal whether it is met, and why or why not, as
 * messages that are worded in the learner's language.
 *
 * <pre>{@code
 * switch (LessonFolder.open(path, Catalogue.standard())) {
 *   case LessonOpening.Opened(OpenLesson lesson) -> teach(lesson);
 *   case LessonOpening.Refused(List<Message> problems) -> explain(problems);
 * }
 * for (Judgement it : Judge.step(lesson.step(0), attempt)) {
 *   System.out.println((it.met() ? "done  " : "to do ") + wording.say(it.title()));
 *   System.out.println("      " + wording.say(it.why()));
 * }
 * }</pre>
 *
 * <p>{@link org.layerloom.lesson.LessonCheck} finds what is wrong with a lesson before a learner
 * does: it plays the right and the wrong solutions through, with training where a goal needs it.
 *
 * <p>The texts of a language are one Markdown file. Its one heading of the first level is the
 * lesson's title; each of the second level begins a step, in the order of {@code lesson.json}; of
 * the third level are {@code ### Hint} and {@code ### Question ID}, whose list holds the choices,
 * each followed by an indented line that answers whoever chose it. {@link
 * org.layerloom.lesson.TextReader} has the details.
 */
package org.layerloom.lesson;
