package org.layerloom.app.palette;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.controlsfx.control.textfield.TextFields;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerloom.app.canvas.Families;
import org.layerloom.app.language.Words;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.Template;
import org.layerloom.network.Family;
import org.layerloom.network.Kind;
import org.layerloom.network.Wording;

/** All kinds by family, to be found by typing, dragged to the canvas, or added by Enter. */
public final class PalettePane extends VBox {

  private final CustomTextField search = (CustomTextField) TextFields.createClearableTextField();
  private final VBox list = new VBox();
  private final Label nothing = new Label();
  private final List<Entry> entries = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();
  private final Words words;
  private final Wording wording;
  private final List<Wording> languages;
  private final GraphEditor editor;
  private final Function<Kind, Template> template;
  private final Consumer<Kind> add;
  private List<Kind> kinds = List.of();

  private record Entry(Kind kind, Button row, String names) {}

  private record Section(Label heading, List<Entry> entries) {}

  /**
   * @param languages words of every language in which kinds are to be found
   * @param editor takes what is dragged
   * @param template what a kind looks like while it is dragged
   * @param add puts a kind on the canvas without a drag
   */
  public PalettePane(
      Words words,
      Wording wording,
      List<Wording> languages,
      GraphEditor editor,
      Function<Kind, Template> template,
      Consumer<Kind> add) {
    this.words = words;
    this.wording = wording;
    this.languages = List.copyOf(languages);
    this.editor = editor;
    this.template = template;
    this.add = add;
    getStyleClass().add("palette");
    search.setId("palette-search");
    search.setPromptText(words.text("palette.search"));
    search.setLeft(new FontIcon("fth-search"));
    search.textProperty().subscribe(this::filter);
    search.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            addFirst();
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
  }

  /** Shows these kinds, in their order: what may stand in the graph that is shown. */
  public void offer(List<Kind> offered) {
    if (offered.equals(kinds)) {
      return;
    }
    kinds = List.copyOf(offered);
    entries.clear();
    sections.clear();
    Family family = null;
    for (Kind kind : kinds) {
      if (kind.family() != family) {
        family = kind.family();
        Label heading = new Label(wording.family(family).toUpperCase(words.locale()));
        heading.getStyleClass().add("palette-heading");
        sections.add(new Section(heading, new ArrayList<>()));
      }
      Entry entry = entry(kind);
      entries.add(entry);
      sections.getLast().entries().add(entry);
    }
    filter(search.getText());
  }

  /** Puts the cursor in the search field. */
  public void find() {
    search.requestFocus();
    search.selectAll();
  }

  private Entry entry(Kind kind) {
    Button row = new Button(wording.name(kind), new FontIcon(kind.icon()));
    row.setId("palette-" + kind.id());
    row.getStyleClass().addAll("palette-row", Families.styleClass(kind.family()));
    row.setMaxWidth(Double.MAX_VALUE);
    row.setMinWidth(Region.USE_PREF_SIZE);
    row.setTooltip(new Tooltip(wording.line(kind)));
    row.setOnDragDetected(
        event -> {
          row.startFullDrag();
          editor.beginTemplateDrag(template.apply(kind));
          event.consume();
        });
    row.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            add.accept(kind);
          }
        });
    row.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            add.accept(kind);
            event.consume();
          }
        });
    List<String> names = new ArrayList<>(languages.stream().map(l -> l.name(kind)).toList());
    names.add(kind.id());
    names.add(wording.family(kind.family()));
    return new Entry(kind, row, String.join(" ", names).toLowerCase(Locale.ROOT));
  }

  private void filter(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    list.getChildren().clear();
    for (Section section : sections) {
      List<Entry> found =
          section.entries().stream().filter(entry -> entry.names().contains(wanted)).toList();
      if (!found.isEmpty()) {
        list.getChildren().add(section.heading());
        found.forEach(entry -> list.getChildren().add(entry.row()));
      }
    }
    if (list.getChildren().isEmpty()) {
      list.getChildren().add(nothing);
    }
  }

  private void addFirst() {
    String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
    entries.stream()
        .filter(entry -> entry.names().contains(wanted))
        .findFirst()
        .ifPresent(entry -> add.accept(entry.kind()));
  }
}
