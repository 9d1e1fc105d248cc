package org.layerloom.app.palette;

import java.util.List;
import java.util.function.Supplier;
import org.layerloom.editor.Template;
import org.layerloom.network.Family;

/**
 * Something that can be put on the canvas.
 *
 * @param names under which it is found, in every language; the first is shown
 * @param line what it does, in one line
 * @param icon an Ikonli code
 * @param template what it looks like while it is dragged
 * @param add puts it on the canvas without a drag
 */
public record PaletteItem(
    String id,
    List<String> names,
    String line,
    String icon,
    Family family,
    Supplier<Template> template,
    Runnable add) {
  public PaletteItem {
    names = List.copyOf(names);
  }
}
