package org.layerloom.app.files;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.layerloom.project.Document;

/**
 * A project that comes with the program.
 *
 * @param id as commands name it
 * @param title in the window's language
 * @param about what else is known of it; null where nothing is
 */
public record Sample(String id, String title, Supplier<Document> document, @Nullable About about) {

  /** One of which no more is known. */
  public Sample(String id, String title, Supplier<Document> document) {
    this(id, title, document, null);
  }

  /**
   * What is to be said of a sample, in the window's language.
   *
   * @param notes what it shows and teaches
   * @param printed the result that its source prints
   * @param measured the result here, and how it was measured
   * @param time how long training takes
   */
  public record About(String notes, String printed, String measured, String time) {}
}
