package org.layerloom.app.palette;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.controlsfx.control.textfield.TextFields;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerloom.app.canvas.Families;
import org.layerloom.app.language.Words;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.find.Fuzzy;

/** All kinds by family, and blocks: found by typing, dragged to the canvas, or added by Enter. */
public final class PalettePane extends VBox {

  /** Letters merely in order, far apart in a long name, are no match here. */
  private static final double LEAST_MATCH = 0.3;

  private final CustomTextField search = (CustomTextField) TextFields.createClearableTextField();
  private final VBox list = new VBox();
  private final Label nothing = new Label();
  private final List<Section> sections = new ArrayList<>();
  private final GraphEditor editor;
  private final Words words;

  private record Entry(PaletteItem item, Button row) {}

  private record Section(Label heading, List<Entry> entries) {}

  /**
   * @param editor takes what is dragged
   */
  public PalettePane(GraphEditor editor, Words words) {
    this.editor = editor;
    this.words = words;
    getStyleClass().add("palette");
    search.setId("palette-search");
    search.setPromptText(words.text("palette.search"));
    search.setLeft(new FontIcon("fth-search"));
    search.textProperty().subscribe(this::filter);
    search.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            best().ifPresent(entry -> entry.item().add().run());
            event.consume();
          } else if (event.getCode() == KeyCode.ESCAPE) {
            search.clear();
          }
        });
    list.getStyleClass().add("palette-list");
    nothing.getStyleClass().add("empty-hint");
    nothing.setText(words.text("palette.nothing"));
    nothing.setWrapText(true);
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(search, scroll);
    filter("");
  }

  /** Shows these, in their order: what may stand in the graph that is shown. */
  public void offer(List<PaletteGroup> groups) {
    sections.clear();
    for (PaletteGroup group : groups) {
      Label heading = new Label(group.heading().toUpperCase(words.locale()));
      heading.getStyleClass().add("palette-heading");
      sections.add(new Section(heading, group.items().stream().map(this::entry).toList()));
    }
    filter(search.getText());
  }

  /** Puts the cursor in the search field. */
  public void find() {
    search.requestFocus();
    search.selectAll();
  }

  private Entry entry(PaletteItem item) {
    Button row = new Button(item.names().getFirst(), new FontIcon(item.icon()));
    row.setId("palette-" + item.id());
    row.getStyleClass().addAll("palette-row", Families.styleClass(item.family()));
    row.setMaxWidth(Double.MAX_VALUE);
    row.setMinWidth(0);
    row.setTooltip(new Tooltip(item.line()));
    row.setAccessibleHelp(item.line());
    row.setOnDragDetected(
        event -> {
          row.startFullDrag();
          editor.beginTemplateDrag(item.template().get());
          event.consume();
        });
    row.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            item.add().run();
          }
        });
    row.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            item.add().run();
            event.consume();
          }
        });
    row.setContextMenu(menu(item));
    return new Entry(item, row);
  }

  private ContextMenu menu(PaletteItem item) {
    MenuItem add = new MenuItem(words.text("palette.add"), new FontIcon("fth-plus"));
    add.setOnAction(event -> item.add().run());
    return new ContextMenu(add);
  }

  private void filter(String text) {
    list.getChildren().clear();
    for (Section section : sections) {
      List<Entry> found =
          section.entries().stream().filter(entry -> match(entry, text) >= LEAST_MATCH).toList();
      if (!found.isEmpty()) {
        list.getChildren().add(section.heading());
        found.forEach(entry -> list.getChildren().add(entry.row()));
      }
    }
    if (list.getChildren().isEmpty()) {
      list.getChildren().add(nothing);
    }
  }

  private Optional<Entry> best() {
    String text = search.getText();
    return sections.stream()
        .flatMap(section -> section.entries().stream())
        .filter(entry -> match(entry, text) >= LEAST_MATCH)
        .max(Comparator.comparingDouble(entry -> match(entry, text)));
  }

  private static double match(Entry entry, String text) {
    return Fuzzy.best(text, entry.item().names());
  }
}
