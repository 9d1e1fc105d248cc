package org.layerloom.charts;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Window;
import org.layerloom.charts.paint.Bundle;
import org.layerloom.charts.series.XUnit;

/** The context menu of a pane, and what its entries do. */
final class ChartMenu {
  private final ChartPane pane;

  ChartMenu(ChartPane pane) {
    this.pane = pane;
  }

  /** A menu in the pane's language. */
  ContextMenu create() {
    var all = item("menu.showAll", "chart-show-all", pane::showAll);
    all.setDisable(pane.getView() == null);
    var log = new CheckMenuItem(say("menu.log"));
    log.setId("chart-log");
    log.setSelected(pane.isLogValues());
    log.setDisable(pane.logValuesProperty().isBound());
    log.setOnAction(_ -> pane.setLogValues(log.isSelected()));
    var menu =
        new ContextMenu(
            all,
            log,
            units(),
            new SeparatorMenuItem(),
            item("menu.copy", "chart-copy", this::copy),
            new SeparatorMenuItem());
    for (ChartFormat format : ChartFormat.values()) {
      String name = format.extension();
      menu.getItems().add(item("menu.save." + name, "chart-save-" + name, () -> saveAs(format)));
    }
    return menu;
  }

  private Menu units() {
    var menu = new Menu(say("menu.x"));
    var group = new ToggleGroup();
    for (XUnit unit : XUnit.values()) {
      String name = unit.name().toLowerCase(Locale.ROOT);
      var item = new RadioMenuItem(say("menu.x." + name));
      item.setId("chart-x-" + name);
      item.setToggleGroup(group);
      item.setSelected(pane.getXUnit() == unit);
      item.setOnAction(_ -> pane.setXUnit(unit));
      menu.getItems().add(item);
    }
    menu.setDisable(pane.xUnitProperty().isBound());
    return menu;
  }

  private MenuItem item(String key, String id, Runnable action) {
    var item = new MenuItem(say(key));
    item.setId(id);
    item.setOnAction(_ -> action.run());
    return item;
  }

  /** Asks for a file and saves there. */
  void saveAs(ChartFormat format) {
    String title = pane.getTitle().isBlank() ? say("file.name") : pane.getTitle();
    String name = title.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "-") + "." + format.extension();
    Window window = pane.getScene() == null ? null : pane.getScene().getWindow();
    var kind = new FileChoice.Kind(say("file." + format.extension()), format.extension());
    Optional<Path> chosen = pane.getFileChoice().save(window, name, kind);
    chosen.ifPresent(file -> save(format, file));
  }

  private void save(ChartFormat format, Path file) {
    afterwards(
        pane.save(format, file),
        file.toString(),
        saved -> pane.tell(say("saved", saved.toString())));
  }

  /** Puts the picture on the clipboard. */
  void copy() {
    afterwards(
        ChartSaver.image(pane),
        say("menu.copy"),
        image -> {
          var content = new ClipboardContent();
          content.putImage(SwingFXUtils.toFXImage(image, null));
          Clipboard.getSystemClipboard().setContent(content);
          pane.tell(say("copied"));
        });
  }

  /** Back on the FX thread: what follows, or in words what went wrong with {@code what}. */
  private <T> void afterwards(CompletableFuture<T> work, String what, Consumer<T> next) {
    var _ =
        work.whenComplete(
            (result, problem) ->
                Platform.runLater(
                    () -> {
                      if (problem == null) {
                        next.accept(result);
                      } else {
                        pane.tell(say("failed", what, reason(problem)));
                      }
                    }));
  }

  private static String reason(Throwable problem) {
    Throwable cause = problem;
    while ((cause instanceof CompletionException || cause instanceof java.io.UncheckedIOException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  private String say(String key, Object... values) {
    return Bundle.say(pane.getLocale(), key, values);
  }
}
