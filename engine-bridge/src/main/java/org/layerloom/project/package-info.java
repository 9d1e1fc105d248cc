/**
 * The document, its history of edits and its file.
 *
 * <p>A {@link org.layerloom.project.Document} is a project as one immutable value. {@link
 * org.layerloom.project.ProjectFile} reads and writes it:
 *
 * <pre>{@code
 * switch (ProjectFile.read(path, Catalogue.standard())) {
 *   case Opening.Opened(Document document, List<Message> warnings) -> show(document, warnings);
 *   case Opening.Refused(List<Message> problems) -> explain(problems);
 * }
 * }</pre>
 *
 * <p>Messages are worded by the bundle {@code org.layerloom.project.Messages}.
 */
package org.layerloom.project;
