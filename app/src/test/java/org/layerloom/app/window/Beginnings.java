package org.layerloom.app.window;

import org.layerloom.app.language.Language;
import org.layerloom.project.Document;

/** The document that the window begins with, for tests of other rooms. */
public final class Beginnings {

  private Beginnings() {}

  public static Document document(Language language) {
    return new BundledSamples().apply(language).getFirst().document().get();
  }
}
