package org.layerloom.app.keys;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.command.Command;
import org.layerloom.app.command.Commands;
import org.layerloom.app.language.Words;
import org.layerloom.editor.Keys;

/** Every command with its keys; Enter on one takes the keys that are pressed next. */
public final class KeysPane extends VBox {

  private static final double WIDTH = 520;
  private static final double HEIGHT = 460;
  private static final double KEYS_WIDTH = 170;

  private final Commands commands;
  private final Rebinding rebinding;
  private final Words words;
  private final TextField search = new TextField();
  private final TableView<Command> table = new TableView<>();
  private final Label hint = new Label();
  private @Nullable Command waiting;

  public KeysPane(Commands commands, Rebinding rebinding, Words words) {
    this.commands = commands;
    this.rebinding = rebinding;
    this.words = words;
    getStyleClass().add("keys-pane");
    setPrefSize(WIDTH, HEIGHT);
    search.setId("keys-search");
    search.setPromptText(words.text("keys.search"));
    search.textProperty().subscribe(this::filter);
    hint.setId("keys-hint");
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    hint.setText(words.text("keys.how"));
    table.setId("keys-table");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.getColumns().setAll(List.of(names(), keys()));
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    table.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            listen();
          }
        });
    VBox.setVgrow(table, Priority.ALWAYS);
    Button reset = new Button(words.text("keys.reset"));
    reset.setId("keys-reset");
    reset.setOnAction(event -> reset());
    getChildren().addAll(search, table, hint, reset);
  }

  private TableColumn<Command, String> names() {
    TableColumn<Command, String> column = new TableColumn<>(words.text("keys.command"));
    column.setCellValueFactory(row -> new SimpleStringProperty(commands.name(row.getValue())));
    return column;
  }

  private TableColumn<Command, String> keys() {
    TableColumn<Command, String> column = new TableColumn<>(words.text("keys.keys"));
    column.setCellValueFactory(row -> row.getValue().keys().map(KeyCombination::getDisplayText));
    column.setMinWidth(KEYS_WIDTH);
    column.setMaxWidth(KEYS_WIDTH);
    return column;
  }

  private void filter(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    table
        .getItems()
        .setAll(
            commands.all().stream()
                .filter(
                    c ->
                        commands.names(c).stream()
                            .anyMatch(n -> n.toLowerCase(Locale.ROOT).contains(wanted)))
                .toList());
    table.getSelectionModel().selectFirst();
  }

  private void key(KeyEvent event) {
    if (waiting != null) {
      take(waiting, event);
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      listen();
      event.consume();
    } else if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
      Command command = table.getSelectionModel().getSelectedItem();
      if (command != null) {
        rebinding.bind(command, null);
      }
      event.consume();
    }
  }

  private void listen() {
    Command command = table.getSelectionModel().getSelectedItem();
    if (command != null) {
      waiting = command;
      hint.setText(words.text("keys.press", commands.name(command)));
    }
  }

  private void take(Command command, KeyEvent event) {
    KeyCombination keys = Rebinding.pressed(event);
    if (keys == null) {
      return;
    }
    if (event.getCode() == KeyCode.ESCAPE) {
      hint.setText(words.text("keys.how"));
    } else if (CanvasKeys.is(command) && Keys.isFixed(event.getCode())) {
      hint.setText(words.text("keys.fixed", keys.getDisplayText()));
      return;
    } else if (Rebinding.types(event) && !CanvasKeys.is(command)) {
      hint.setText(words.text("keys.useless", keys.getDisplayText()));
      return;
    } else {
      String taken =
          rebinding
              .bind(command, keys)
              .map(loser -> words.text("keys.taken", keys.getDisplayText(), commands.name(loser)))
              .orElse(words.text("keys.how"));
      hint.setText(taken);
    }
    waiting = null;
  }

  private void reset() {
    rebinding.reset();
    waiting = null;
    hint.setText(words.text("keys.how"));
  }
}
