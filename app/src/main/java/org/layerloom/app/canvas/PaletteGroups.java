package org.layerloom.app.canvas;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.layerloom.app.blocks.Block;
import org.layerloom.app.language.Words;
import org.layerloom.app.palette.PaletteGroup;
import org.layerloom.app.palette.PaletteItem;
import org.layerloom.editor.Template;
import org.layerloom.network.Family;
import org.layerloom.network.Kind;
import org.layerloom.network.Wording;

/** The kinds by family, in the catalogue's order, and the blocks behind the data's families. */
public final class PaletteGroups {

  private final CanvasPane canvas;
  private final Words words;
  private final Wording wording;
  private final List<Wording> languages;
  private List<Kind> last = List.of();

  /**
   * @param languages every language in which kinds are to be found
   */
  public PaletteGroups(CanvasPane canvas, Words words, Wording wording, List<Wording> languages) {
    this.canvas = canvas;
    this.words = words;
    this.wording = wording;
    this.languages = List.copyOf(languages);
  }

  /** What to show for these kinds; empty where they are those of the last time. */
  public Optional<List<PaletteGroup>> of(List<Kind> kinds) {
    if (kinds.equals(last)) {
      return Optional.empty();
    }
    last = List.copyOf(kinds);
    Map<Family, List<PaletteItem>> families = new EnumMap<>(Family.class);
    List<Family> order = new ArrayList<>();
    for (Kind kind : kinds) {
      if (!order.contains(kind.family())) {
        order.add(kind.family());
      }
      families.computeIfAbsent(kind.family(), f -> new ArrayList<>()).add(item(kind));
    }
    List<PaletteGroup> groups = new ArrayList<>();
    for (Family family : order) {
      if (family != Family.DATA && family != Family.PREPARATION && !hasBlocks(groups)) {
        groups.add(
            new PaletteGroup(
                words.text("palette.blocks"), canvas.blocks().stream().map(this::item).toList()));
      }
      groups.add(
          new PaletteGroup(wording.family(family), families.getOrDefault(family, List.of())));
    }
    return Optional.of(groups);
  }

  private boolean hasBlocks(List<PaletteGroup> groups) {
    return groups.stream().anyMatch(g -> g.heading().equals(words.text("palette.blocks")));
  }

  private PaletteItem item(Kind kind) {
    List<String> names = new ArrayList<>(List.of(wording.name(kind)));
    languages.forEach(language -> names.add(language.name(kind)));
    names.add(kind.id());
    names.add(wording.family(kind.family()));
    return new PaletteItem(
        kind.id(),
        names,
        wording.line(kind),
        kind.icon(),
        kind.family(),
        () -> canvas.template(kind),
        () -> canvas.add(kind));
  }

  private PaletteItem item(Block block) {
    Template template = canvas.template(block);
    List<String> names = new ArrayList<>(template.names());
    names.add(words.text("palette.blocks"));
    return new PaletteItem(
        "block-" + block.id(),
        names,
        template.description(),
        block.icon(),
        block.family(),
        () -> canvas.template(block),
        () -> canvas.add(block));
  }
}
