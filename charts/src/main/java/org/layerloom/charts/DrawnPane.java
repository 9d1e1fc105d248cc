package org.layerloom.charts;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import org.jspecify.annotations.Nullable;
import org.layerloom.charts.paint.Look;

/** What chart panes have in common: style, language, saving, an empty state, words for readers. */
public abstract sealed class DrawnPane extends Control implements ChartStyle.Styled
    permits ChartPane, FigurePane {
  private final StringProperty emptyText = new SimpleStringProperty(this, "emptyText", "");
  private final ObjectProperty<Locale> locale =
      new SimpleObjectProperty<>(this, "locale", Locale.getDefault());
  private final ObjectProperty<FileChoice> fileChoice =
      new SimpleObjectProperty<>(this, "fileChoice", FileChoice.ofSystem());
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");
  private final ChartStyle style = new ChartStyle(this);

  DrawnPane() {
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
  }

  /** What stands in the pane while it is empty: say what will appear and how to get it. */
  public final StringProperty emptyTextProperty() {
    return emptyText;
  }

  public final String getEmptyText() {
    return emptyText.get();
  }

  public final void setEmptyText(String value) {
    emptyText.set(value);
  }

  /** Language of the pane's own words and of its numbers: English or Simplified Chinese. */
  public final ObjectProperty<Locale> localeProperty() {
    return locale;
  }

  public final Locale getLocale() {
    return locale.get();
  }

  public final void setLocale(Locale value) {
    locale.set(Objects.requireNonNull(value));
  }

  /** Asks where to save; the system's dialog at first. Tests put their own answer here. */
  public final ObjectProperty<FileChoice> fileChoiceProperty() {
    return fileChoice;
  }

  public final FileChoice getFileChoice() {
    return fileChoice.get();
  }

  public final void setFileChoice(FileChoice value) {
    fileChoice.set(Objects.requireNonNull(value));
  }

  /** The last word about saving and copying, shown in the pane for a moment; or empty. */
  public final ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  public final String getMessage() {
    return message.get();
  }

  final void tell(String text) {
    message.set(text);
  }

  /**
   * Saves what the pane shows now, at its present size (640 by 320 before it has one), in the
   * background. CSV holds every number, whatever is zoomed.
   *
   * @return the file when it is written; fails with an {@link java.io.UncheckedIOException}
   */
  public final CompletableFuture<Path> save(ChartFormat format, Path file) {
    return ChartSaver.save(drawing(), format, file);
  }

  /** What is shown now. */
  abstract Drawing drawing();

  /** Heading, which also suggests a name for files. */
  abstract String heading();

  /** What is shown, in words. */
  abstract String summary();

  final Look look() {
    return style.look(getLocale());
  }

  @Override
  public final ChartStyle chartStyle() {
    return style;
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    if (attribute == AccessibleAttribute.TEXT && getAccessibleText() == null) {
      return summary();
    }
    return super.queryAccessibleAttribute(attribute, parameters);
  }

  @Override
  public final String getUserAgentStylesheet() {
    return ChartStyle.STYLE_SHEET;
  }

  @Override
  protected final List<CssMetaData<? extends Styleable, ?>> getControlCssMetaData() {
    return ChartStyle.metaData();
  }
}
