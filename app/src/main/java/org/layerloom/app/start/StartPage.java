package org.layerloom.app.start;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerloom.app.command.Command;
import org.layerloom.app.command.Commands;
import org.layerloom.app.files.Sample;
import org.layerloom.app.language.Words;
import org.layerloom.app.work.Lifetime;
import org.layerloom.network.Catalogue;

/** What one can begin with: something new, data of one's own, a file of late, or a sample. */
public final class StartPage extends StackPane {

  /** What the page offers beside samples, by command. */
  private static final List<String> OFFERED =
      List.of(
          "file.new",
          "file.open",
          "file.data",
          "file.dataFolder",
          "file.published",
          "lessons.show");

  private static final int MOST_RECENT = 5;

  private final BooleanProperty shown;
  private final Commands commands;
  private final Words words;
  private final List<Sample> samples;
  private final Consumer<Sample> openSample;
  private final Consumer<Path> openFile;
  private final Catalogue catalogue;
  private final FlowPane cards = new FlowPane();
  private final VBox recent = new VBox();
  private final TextField search = new TextField();
  private final Label nothing = new Label();

  /**
   * @param shown whether it lies over the window
   */
  public StartPage(
      BooleanProperty shown,
      Commands commands,
      Words words,
      List<Sample> samples,
      Catalogue catalogue,
      Consumer<Sample> openSample,
      Consumer<Path> openFile,
      Lifetime lifetime) {
    this.shown = shown;
    this.commands = commands;
    this.words = words;
    this.samples = List.copyOf(samples);
    this.catalogue = catalogue;
    this.openSample = openSample;
    this.openFile = openFile;
    setId("start");
    getStyleClass().add("start");
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    lifetime.follow(shown, now -> show(now));
  }

  /** Tells which files were open of late, the newest first. */
  public void recent(List<String> files) {
    recent.getChildren().clear();
    if (!files.isEmpty()) {
      recent.getChildren().add(heading("start.recent"));
    }
    for (String file : files.stream().limit(MOST_RECENT).toList()) {
      Path path = Path.of(file);
      Button row = new Button(String.valueOf(path.getFileName()));
      row.setMnemonicParsing(false);
      row.setTooltip(new javafx.scene.control.Tooltip(file));
      row.getStyleClass().addAll("start-row", "flat");
      row.setMaxWidth(Double.MAX_VALUE);
      row.setAlignment(Pos.CENTER_LEFT);
      row.setOnAction(event -> leave(() -> openFile.accept(path)));
      recent.getChildren().add(row);
    }
  }

  private void show(boolean now) {
    setVisible(now);
    setManaged(now);
    if (now) {
      // Built when it is first wanted: reading two dozen flowcharts takes a moment.
      if (getChildren().isEmpty()) {
        build();
      }
      search.clear();
      search.requestFocus();
    }
  }

  private void build() {
    Label title = new Label(words.text("start.title"));
    title.getStyleClass().add("start-title");
    HBox.setHgrow(title, Priority.ALWAYS);
    title.setMaxWidth(Double.MAX_VALUE);
    Button close = new Button();
    close.setId("start-close");
    close.setGraphic(new FontIcon("fth-x"));
    close.setAccessibleText(words.text("start.close"));
    close.setTooltip(new javafx.scene.control.Tooltip(words.text("start.close")));
    close.getStyleClass().addAll("button-icon", "flat");
    close.setOnAction(event -> shown.set(false));
    HBox head = new HBox(title, close);
    head.setAlignment(Pos.CENTER_LEFT);

    VBox left = new VBox(heading("start.begin"));
    left.getStyleClass().add("start-left");
    OFFERED.forEach(id -> left.getChildren().add(offer(commands.command(id))));
    left.getChildren().add(recent);

    search.setId("start-search");
    search.setPromptText(words.text("start.search"));
    search.setAccessibleText(words.text("start.search"));
    search.textProperty().subscribe((before, text) -> fill(text));
    HBox top = new HBox(heading("start.samples"), search);
    top.setAlignment(Pos.CENTER_LEFT);
    top.getStyleClass().add("start-top");
    cards.getStyleClass().add("start-cards");
    cards.setId("start-cards");
    nothing.setText(words.text("start.nothing"));
    nothing.getStyleClass().add("empty-hint");
    ScrollPane scroll = new ScrollPane(new StackPane(cards, nothing));
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("lesson-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox right = new VBox(top, scroll);
    right.getStyleClass().add("start-right");
    HBox.setHgrow(right, Priority.ALWAYS);
    HBox middle = new HBox(left, right);
    middle.getStyleClass().add("start-middle");
    VBox.setVgrow(middle, Priority.ALWAYS);
    VBox all = new VBox(head, middle);
    all.getStyleClass().add("start-page");
    getChildren().setAll(all);
    fill("");
  }

  private Label heading(String key) {
    Label heading = new Label(words.text(key));
    heading.getStyleClass().add("sheet-title");
    return heading;
  }

  private Button offer(Command command) {
    Button offer = new Button(words.text(command.id()));
    offer.setId("start-" + command.id().replace('.', '-'));
    offer.setGraphic(new FontIcon(command.icon().isEmpty() ? icon(command.id()) : command.icon()));
    offer.getStyleClass().addAll("start-row", "flat");
    offer.setMaxWidth(Double.MAX_VALUE);
    offer.setAlignment(Pos.CENTER_LEFT);
    offer.setOnAction(event -> leave(() -> carryOut(command)));
    return offer;
  }

  /** What can be switched off too is here only ever switched on. */
  private static void carryOut(Command command) {
    BooleanProperty shown = command.checked();
    if (shown == null) {
      command.run();
    } else {
      shown.set(true);
    }
  }

  private static String icon(String id) {
    return id.startsWith("lessons") ? "fth-book-open" : "fth-folder";
  }

  private void leave(Runnable action) {
    shown.set(false);
    action.run();
  }

  private void fill(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    cards
        .getChildren()
        .setAll(
            samples.stream()
                .filter(sample -> matches(sample, wanted))
                .<Node>map(this::card)
                .toList());
    nothing.setVisible(cards.getChildren().isEmpty());
  }

  private static boolean matches(Sample sample, String wanted) {
    Sample.About about = sample.about();
    String all = sample.id() + " " + sample.title() + " " + (about == null ? "" : about.notes());
    return all.toLowerCase(Locale.ROOT).contains(wanted);
  }

  private Button card(Sample sample) {
    Label title = new Label(sample.title());
    title.getStyleClass().add("start-card-title");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    VBox content = new VBox(new Thumbnail(sample.document().get().graph(), catalogue), title);
    content.getStyleClass().add("start-card-content");
    Sample.About about = sample.about();
    String said = sample.title();
    if (about != null) {
      Label notes = new Label(about.notes());
      notes.setWrapText(true);
      notes.getStyleClass().add("start-card-notes");
      Label results = new Label(results(about));
      results.setWrapText(true);
      results.setMinHeight(Region.USE_PREF_SIZE);
      results.getStyleClass().addAll("muted", "start-card-small");
      Label time = new Label(about.time());
      time.setWrapText(true);
      time.setMinHeight(Region.USE_PREF_SIZE);
      time.getStyleClass().addAll("muted", "start-card-small");
      content.getChildren().addAll(notes, results, time);
      said += ". " + about.notes() + " " + about.time();
    }
    Button card = new Button();
    card.setGraphic(content);
    card.setId("start-sample-" + sample.id());
    card.getStyleClass().add("start-card");
    card.setAccessibleText(said);
    card.setAlignment(Pos.TOP_LEFT);
    card.setOnAction(event -> leave(() -> openSample.accept(sample)));
    return card;
  }

  /** What the source prints beside what is measured here; the latter alone where it prints none. */
  private String results(Sample.About about) {
    return about.printed().startsWith(words.text("start.none"))
        ? words.text("start.here", about.measured())
        : words.text("start.results", about.printed(), about.measured());
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      shown.set(false);
      event.consume();
    }
  }
}
