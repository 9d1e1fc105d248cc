package org.layerloom.charts;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.layerloom.charts.paint.Bundle;

/** Saving and copying a pane: menu entries, keys, and words about how it went. */
final class SaveMenu {
  private final DrawnPane pane;
  private @Nullable ContextMenu open;

  SaveMenu(DrawnPane pane) {
    this.pane = pane;
  }

  /** Opens a menu where the user asked, closing the one before. */
  void open(ContextMenuEvent event, Supplier<ContextMenu> create) {
    if (open != null) {
      open.hide();
    }
    open = create.get();
    if (event.isKeyboardTrigger()) {
      open.show(pane, Side.BOTTOM, 40, -60);
    } else {
      open.show(pane, event.getScreenX(), event.getScreenY());
    }
    event.consume();
  }

  /** Copy, and one entry for each kind of file. */
  MenuItem[] items() {
    List<MenuItem> items = new ArrayList<>();
    items.add(item("menu.copy", "chart-copy", this::copy));
    items.add(new SeparatorMenuItem());
    for (ChartFormat format : ChartFormat.values()) {
      String name = format.extension();
      items.add(item("menu.save." + name, "chart-save-" + name, () -> saveAs(format)));
    }
    return items.toArray(MenuItem[]::new);
  }

  MenuItem item(String key, String id, Runnable action) {
    var item = new MenuItem(say(key));
    item.setId(id);
    item.setOnAction(_ -> action.run());
    return item;
  }

  /** Copies by Ctrl+C, saves by Ctrl+S; returns whether the key was one of these. */
  boolean key(KeyEvent event) {
    if (!event.isShortcutDown()) {
      return false;
    }
    switch (event.getCode()) {
      case C -> copy();
      case S -> saveAs(ChartFormat.PNG);
      default -> {
        return false;
      }
    }
    event.consume();
    return true;
  }

  private void saveAs(ChartFormat format) {
    String title = pane.heading().isBlank() ? say("file.name") : pane.heading();
    String name = title.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "-") + "." + format.extension();
    Window window = pane.getScene() == null ? null : pane.getScene().getWindow();
    var kind = new FileChoice.Kind(say("file." + format.extension()), format.extension());
    Optional<Path> chosen = pane.getFileChoice().save(window, name, kind);
    chosen.ifPresent(
        file ->
            afterwards(
                pane.save(format, file),
                file.toString(),
                saved -> pane.tell(say("saved", saved.toString()))));
  }

  private void copy() {
    afterwards(
        ChartSaver.image(pane.drawing()),
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
    while ((cause instanceof CompletionException || cause instanceof UncheckedIOException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  String say(String key, Object... values) {
    return Bundle.say(pane.getLocale(), key, values);
  }
}
