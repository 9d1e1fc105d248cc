package org.layerloom.app.palette;

import java.util.List;

/** What stands under one heading of the palette. */
public record PaletteGroup(String heading, List<PaletteItem> items) {
  public PaletteGroup {
    items = List.copyOf(items);
  }
}
