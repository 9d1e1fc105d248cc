package org.layerloom.app.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.layerloom.app.language.Words;

/** What classes are called. */
public final class Names {

  private Names() {}

  /** As the data says, or no and yes, or by number. */
  public static List<String> of(List<String> known, int classes, Words words) {
    if (known.size() == classes) {
      return known;
    }
    if (classes == 2) {
      return List.of(words.text("evaluation.no"), words.text("evaluation.yes"));
    }
    List<String> numbered = new ArrayList<>();
    for (int index = 0; index < classes; index++) {
      numbered.add(Integer.toString(index));
    }
    return numbered;
  }
}
