/**
 * Lessons in the window: {@link org.layerloom.app.lessons.LessonModel} knows which lesson is open,
 * judges its step after every edit and every run, and remembers what is done; {@link
 * org.layerloom.app.lessons.LessonsPane} shows it beside the canvas.
 */
package org.layerloom.app.lessons;
