package org.layerloom.editor;

import java.util.List;
import java.util.Objects;

/**
 * Something that can be put on the canvas: an entry of the palette and of the search box.
 *
 * @param preview the card as it would look, drawn as a ghost; its id is the template's id
 * @param names what people call it, in every language that is to be found; the first is shown
 * @param category heading under which it stands
 * @param description one sentence
 * @param score the application's opinion of how likely it is wanted here; 0 for none, 1 for surely
 */
public record Template(
    GraphNode preview, List<String> names, String category, String description, double score) {

  /** At least one name is needed. */
  public Template {
    Objects.requireNonNull(preview, "preview");
    names = List.copyOf(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("template " + preview.id() + " needs a name");
    }
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(description, "description");
  }

  /** A template found by its title only. */
  public static Template of(GraphNode preview) {
    return new Template(preview, List.of(preview.title()), "", "", 0);
  }

  /** The id that gestures report. */
  public String id() {
    return preview.id();
  }
}
