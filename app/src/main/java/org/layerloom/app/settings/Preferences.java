package org.layerloom.app.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the window remembers from one start to the next.
 *
 * @param language a name of {@link org.layerloom.app.language.Language}; null follows the system
 * @param device {@code cpu} or {@code gpu:0}
 * @param keys what the person chose for commands, by id; empty for no key at all
 * @param recent absolute paths of project files, latest first
 */
public record Preferences(
    Look look,
    @Nullable String language,
    String device,
    Panes panes,
    double width,
    double height,
    boolean maximised,
    List<String> recent,
    @Nullable Map<String, String> keys,
    @Nullable TextSize textSize) {

  private static final int RECENT_KEPT = 10;

  public static final Preferences INITIAL =
      new Preferences(
          Look.SYSTEM,
          null,
          "cpu",
          Panes.INITIAL,
          1440,
          900,
          false,
          List.of(),
          Map.of(),
          TextSize.NORMAL);

  public Preferences {
    Objects.requireNonNull(look, "look");
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(panes, "panes");
    recent = List.copyOf(recent);
    // Files of earlier versions have none.
    keys = keys == null ? Map.of() : Map.copyOf(keys);
    textSize = textSize == null ? TextSize.NORMAL : textSize;
  }

  /** The keys that the person gave to commands. */
  @Override
  public Map<String, String> keys() {
    return keys == null ? Map.of() : keys;
  }

  /** Which panes are open, and their sizes in pixels. */
  public record Panes(
      boolean paletteOpen,
      double paletteWidth,
      boolean inspectorOpen,
      double inspectorWidth,
      boolean resultsOpen,
      double resultsHeight) {
    public static final Panes INITIAL = new Panes(true, 216, true, 300, true, 272);
  }

  public Preferences with(Look next) {
    return new Preferences(
        next, language, device, panes, width, height, maximised, recent, keys, textSize);
  }

  public Preferences withLanguage(@Nullable String next) {
    return new Preferences(
        look, next, device, panes, width, height, maximised, recent, keys, textSize);
  }

  public Preferences withDevice(String next) {
    return new Preferences(
        look, language, next, panes, width, height, maximised, recent, keys, textSize);
  }

  public Preferences with(Panes next) {
    return new Preferences(
        look, language, device, next, width, height, maximised, recent, keys, textSize);
  }

  public Preferences withWindow(double newWidth, double newHeight, boolean full) {
    return new Preferences(
        look, language, device, panes, newWidth, newHeight, full, recent, keys, textSize);
  }

  /** The file comes first; the list stays short. */
  public Preferences opened(String file) {
    List<String> next = new ArrayList<>(recent);
    next.remove(file);
    next.addFirst(file);
    return withRecent(next.subList(0, Math.min(next.size(), RECENT_KEPT)));
  }

  public Preferences withRecent(List<String> next) {
    return new Preferences(
        look, language, device, panes, width, height, maximised, next, keys, textSize);
  }

  public Preferences withKeys(Map<String, String> next) {
    return new Preferences(
        look, language, device, panes, width, height, maximised, recent, next, textSize);
  }

  /** How large the window's words are. */
  @Override
  public TextSize textSize() {
    return textSize == null ? TextSize.NORMAL : textSize;
  }

  public Preferences with(TextSize next) {
    return new Preferences(
        look, language, device, panes, width, height, maximised, recent, keys, next);
  }
}
