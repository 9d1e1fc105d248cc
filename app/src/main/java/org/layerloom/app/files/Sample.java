package org.layerloom.app.files;

import java.util.function.Supplier;
import org.layerloom.project.Document;

/**
 * A project that comes with the program.
 *
 * @param id as commands name it
 * @param title in the window's language
 */
public record Sample(String id, String title, Supplier<Document> document) {}
