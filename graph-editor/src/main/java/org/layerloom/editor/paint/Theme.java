package org.layerloom.editor.paint;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;

/** Colours and fonts of a drawing, resolved. */
public final class Theme {
  private final Map<Ink, Color> inks;
  private final Function<String, Color> families;
  private final Font title;
  private final Font subtitle;
  private final Font pill;
  private final Font pillSmall;
  private final Font frameTitle;
  private final Font icon;
  private final Font note;
  private final Font noteBold;
  private final Font noteItalic;
  private final Font noteHeading;
  private final Font noteCode;

  /**
   * Derives the fonts from one.
   *
   * @param families colour of a family key
   * @param base family and size of ordinary text; titles are a little larger, pills a little
   *     smaller
   * @param icon font of the cards' icons
   */
  public Theme(Map<Ink, Color> inks, Function<String, Color> families, Font base, Font icon) {
    this.inks = new EnumMap<>(Ink.class);
    for (Ink ink : Ink.values()) {
      Color colour = inks.get(ink);
      this.inks.put(ink, colour == null ? Color.web(ink.fallback()) : colour);
    }
    this.families = families;
    String family = base.getFamily();
    // A card has a fixed size: very large text must not burst it.
    double size = Math.clamp(base.getSize(), 9, 15);
    title = Font.font(family, FontWeight.BOLD, size);
    subtitle = Font.font(family, size - 2);
    pill = Font.font(family, size * 0.77);
    pillSmall = Font.font(family, size * 0.64);
    frameTitle = Font.font(family, FontWeight.BOLD, size - 2);
    note = Font.font(family, size - 1);
    noteBold = Font.font(family, FontWeight.BOLD, size - 1);
    noteItalic = Font.font(family, FontPosture.ITALIC, size - 1);
    noteHeading = Font.font(family, FontWeight.BOLD, size + 2);
    noteCode = Font.font("Monospaced", size - 1);
    this.icon = icon;
  }

  /** The fallback colours with the platform's font, for drawings outside a control. */
  public static Theme plain() {
    return new Theme(Map.of(), FamilyColours::fallback, Font.font(13), Font.font(13));
  }

  /** Colour of a role. */
  public Color ink(Ink ink) {
    return inks.getOrDefault(ink, Color.BLACK);
  }

  /** Colour of a family key or web colour. */
  public Color family(String key) {
    return families.apply(key);
  }

  /** Font of a card's first line. */
  public Font title() {
    return title;
  }

  /** Font of a first line that is too long for the usual one. */
  public Font titleSmall() {
    return frameTitle;
  }

  /** Font of a card's second line. */
  public Font subtitle() {
    return subtitle;
  }

  /** Font of the pills on wires and of port labels. */
  public Font pill() {
    return pill;
  }

  /** Font of pills on short wires. */
  public Font pillSmall() {
    return pillSmall;
  }

  /** Font of a frame's title. */
  public Font frameTitle() {
    return frameTitle;
  }

  /** Font of the cards' icons. */
  public Font icon() {
    return icon;
  }

  /** Font of a note's text. */
  public Font note() {
    return note;
  }

  /** Font of strong words in a note. */
  public Font noteBold() {
    return noteBold;
  }

  /** Font of stressed words in a note. */
  public Font noteItalic() {
    return noteItalic;
  }

  /** Font of a note's headings. */
  public Font noteHeading() {
    return noteHeading;
  }

  /** Font of code in a note. */
  public Font noteCode() {
    return noteCode;
  }
}
