package org.layerloom.app.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Numbers;
import org.layerloom.app.language.Words;
import org.layerloom.app.tensor.Pictures;
import org.layerloom.app.tensor.WaveBox;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.TableProfile;
import org.layerloom.data.look.DataChoice;
import org.layerloom.data.look.DataSummary;
import org.layerloom.network.Shape;
import org.layerloom.network.Wording;

/**
 * Data of the person's own: what it was recognised as, what of it is to be predicted, and what is
 * to be done with it: a new project that trains at once, or a place in the flowchart that is open.
 */
public final class IntakePane extends BorderPane {

  private static final double WIDTH = 760;
  private static final double HEIGHT = 500;
  private static final int MOST_WINDOW = 10_000;
  private static final double MOST_SECONDS = 60;
  private static final List<Double> SHARES = List.of(0.1, 0.2, 0.3, 0.5);

  private final Intake intake;
  private final Words words;
  private final Wording wording;
  private final Numbers numbers;
  private final Label title = new Label();
  private final Label what = new Label();
  private final ComboBox<String> target = new ComboBox<>();
  private final ComboBox<String> text = new ComboBox<>();
  private final ComboBox<Double> test = new ComboBox<>();
  private final Spinner<Integer> window = new Spinner<>(0, MOST_WINDOW, 0);
  private final Spinner<Double> seconds = new Spinner<>(0.1, MOST_SECONDS, 1, 0.5);
  private final CheckBox skip = new CheckBox();
  private final FlowPane choices = new FlowPane();
  private final StackPane preview = new StackPane();
  private final Label verdict = new Label();
  private final Button begin = new Button();
  private final Button use = new Button();
  private boolean filling;

  /** What becomes of the data. */
  public interface Uses {

    /** Makes a new project with it. */
    void begin(DataChoice choice, DataSummary summary);

    /** Gives it to the flowchart that is open. */
    void use(DataChoice choice);
  }

  public IntakePane(Intake intake, Uses uses, Words words, Wording wording) {
    this.intake = intake;
    this.words = words;
    this.wording = wording;
    this.numbers = new Numbers(words);
    setId("intake");
    getStyleClass().add("intake");
    setPrefSize(WIDTH, HEIGHT);
    title.setId("intake-title");
    title.getStyleClass().add("card-title");
    what.setId("intake-what");
    what.getStyleClass().add("muted");
    what.setWrapText(true);
    what.setMinHeight(Region.USE_PREF_SIZE);
    choices();
    verdict.setId("intake-verdict");
    verdict.setWrapText(true);
    verdict.setMinHeight(Region.USE_PREF_SIZE);
    preview.setMinSize(0, 0);
    VBox.setVgrow(preview, Priority.ALWAYS);
    VBox all = new VBox(title, what, choices, preview, verdict, foot(uses));
    all.getStyleClass().add("intake-parts");
    setCenter(all);
    intake.stateProperty().subscribe(this::show);
  }

  private void choices() {
    target.setId("intake-target");
    text.setId("intake-text");
    text.setConverter(new Column(words.text("intake.text.none")));
    test.setId("intake-test");
    test.setConverter(new Share());
    test.getItems().setAll(SHARES);
    window.setId("intake-window");
    window.setEditable(true);
    window.setPrefWidth(84);
    window.setTooltip(new Tooltip(words.text("intake.window.text")));
    window
        .valueProperty()
        .subscribe(
            (before, now) -> {
              if (now != null) {
                choose(choice -> choice.withWindow(now));
              }
            });
    seconds.setId("intake-seconds");
    seconds.setEditable(true);
    seconds.setPrefWidth(84);
    seconds.setTooltip(new Tooltip(words.text("intake.seconds.text")));
    seconds
        .valueProperty()
        .subscribe(
            (before, now) -> {
              if (now != null) {
                choose(choice -> choice.withSeconds(now));
              }
            });
    skip.setId("intake-skip");
    skip.setText(words.text("intake.skip"));
    target.valueProperty().subscribe((before, now) -> choose(choice -> choice.withTarget(now)));
    text.valueProperty().subscribe((before, now) -> choose(choice -> choice.withText(now)));
    test.valueProperty().subscribe((before, now) -> choose(choice -> choice.withTest(now)));
    skip.selectedProperty().subscribe((before, now) -> choose(choice -> choice.withSkipBad(now)));
    choices.getStyleClass().add("intake-choices");
  }

  private HBox named(String key, Node control) {
    Label name = new Label(words.text(key));
    name.setLabelFor(control);
    HBox box = new HBox(name, control);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("intake-choice");
    return box;
  }

  private HBox foot(Uses uses) {
    begin.setId("intake-begin");
    begin.setText(words.text("intake.begin"));
    begin.setDefaultButton(true);
    begin.setOnAction(
        event -> {
          if (intake.stateProperty().get() instanceof IntakeState.Ready ready) {
            close();
            uses.begin(ready.choice(), ready.summary());
          }
        });
    use.setId("intake-use");
    use.setText(words.text("intake.use"));
    use.setOnAction(
        event -> {
          if (intake.stateProperty().get() instanceof IntakeState.Ready ready) {
            close();
            uses.use(ready.choice());
          }
        });
    HBox foot = new HBox(begin, use);
    foot.getStyleClass().add("intake-foot");
    return foot;
  }

  private void close() {
    getScene().getWindow().hide();
  }

  /** Reads it another way, where it is the person who chose. */
  private void choose(UnaryOperator<DataChoice> change) {
    DataChoice now = choice();
    if (!filling && now != null) {
      intake.choose(change.apply(now));
    }
  }

  private @Nullable DataChoice choice() {
    return switch (intake.stateProperty().get()) {
      case IntakeState.Ready ready -> ready.choice();
      case IntakeState.Refused refused -> refused.choice();
      case IntakeState.Reading reading -> null;
    };
  }

  private void show(IntakeState state) {
    boolean ready = state instanceof IntakeState.Ready;
    begin.setDisable(!ready);
    use.setDisable(!ready);
    verdict.getStyleClass().remove("intake-refused");
    switch (state) {
      case IntakeState.Reading(var path) -> {
        title.setText(String.valueOf(path.getFileName()));
        verdict.setText(words.text("data.reading"));
        ProgressIndicator busy = new ProgressIndicator();
        busy.setMaxSize(40, 40);
        preview.getChildren().setAll(busy);
        choices.setDisable(true);
      }
      case IntakeState.Ready it -> {
        fill(it.choice());
        preview.getChildren().setAll(preview(it));
        verdict.setText(facts(it.summary()));
      }
      case IntakeState.Refused it -> {
        title.setText(String.valueOf(it.path().getFileName()));
        DataChoice choice = it.choice();
        if (choice == null) {
          what.setText("");
          choices.getChildren().clear();
        } else {
          fill(choice);
        }
        preview.getChildren().clear();
        TableProfile profile = choice == null ? null : choice.profile();
        if (profile != null && it.rows() != null) {
          preview.getChildren().setAll(file(profile, it.rows()));
        }
        verdict.getStyleClass().add("intake-refused");
        verdict.setText(wording.say(it.reason()));
      }
    }
  }

  private void fill(DataChoice choice) {
    filling = true;
    title.setText(String.valueOf(choice.path().getFileName()));
    what.setText(words.text("intake." + choice.form()));
    choices.setDisable(false);
    List<Node> shown = new ArrayList<>();
    if (choice.form().table()) {
      target.getItems().setAll(choice.columns());
      target.setValue(choice.target());
      shown.add(named("intake.target", target));
    }
    if (choice.form() == DataChoice.Form.TABLE || choice.form() == DataChoice.Form.TEXTS_IN_TABLE) {
      List<String> columns = new ArrayList<>(List.of(""));
      columns.addAll(texts(choice));
      text.getItems().setAll(columns);
      text.setValue(choice.text());
      if (columns.size() > 1) {
        shown.add(named("intake.text", text));
      }
    }
    if (choice.form() == DataChoice.Form.TABLE) {
      window.getValueFactory().setValue(choice.window());
      shown.add(named("intake.window", window));
    }
    if (choice.form() == DataChoice.Form.SOUNDS) {
      seconds.getValueFactory().setValue(choice.seconds());
      shown.add(named("intake.seconds", seconds));
    }
    test.setValue(choice.test());
    skip.setSelected(choice.skipBad());
    if (!choice.published()) {
      shown.add(named("intake.test", test));
      shown.add(skip);
    }
    choices.getChildren().setAll(shown);
    filling = false;
  }

  /** The columns that may be read as texts: words, but not what is to be predicted. */
  private static List<String> texts(DataChoice choice) {
    TableProfile profile = choice.profile();
    return profile == null
        ? List.of()
        : profile.columns().stream()
            .filter(column -> column.type() == TableProfile.Type.TEXT)
            .map(TableProfile.Column::name)
            .filter(name -> !name.equals(choice.target()))
            .toList();
  }

  private Node preview(IntakeState.Ready ready) {
    TableProfile profile = ready.choice().profile();
    TableProfile.Rows rows = ready.rows();
    if (profile != null && rows != null) {
      return file(profile, rows);
    }
    SampleText named = new SampleText(ready.summary().info(), ready.tokens());
    Shape shape = ready.page().samples().featureShape();
    if (Pictures.isPicture(shape) || WaveBox.isWave(shape)) {
      SampleGrid grid = new SampleGrid(words, (page, index) -> {});
      grid.show(ready.page(), named);
      return grid;
    }
    SampleTable table = new SampleTable(words, (page, index) -> {});
    table.show(ready.page(), named);
    return table;
  }

  private Node file(TableProfile profile, TableProfile.Rows rows) {
    FileTable table = new FileTable(words);
    table.show(profile, rows);
    return table;
  }

  private String facts(DataSummary summary) {
    DatasetInfo info = summary.info();
    long classes = info.shape().labels().classes();
    List<String> lines = new ArrayList<>();
    lines.add(
        words.text(
            classes > 0 ? "intake.ready.classes" : "intake.ready.numbers",
            numbers.count(summary.train()),
            numbers.count(summary.test()),
            info.shape().features().shape().toString().replace("×", " × "),
            classes));
    DataSummary.Same same = summary.same();
    if (same.looked() && same.test() > 0) {
      lines.add(words.text("data.leak", same.test()));
    }
    return String.join("\n", lines);
  }

  /** A column, or none. */
  private static final class Column extends StringConverter<String> {
    private final String none;

    Column(String none) {
      this.none = none;
    }

    @Override
    public String toString(@Nullable String name) {
      return name == null || name.isEmpty() ? none : name;
    }

    @Override
    public String fromString(String shown) {
      return shown;
    }
  }

  /** A share in per cent. */
  private final class Share extends StringConverter<Double> {
    @Override
    public String toString(@Nullable Double share) {
      return share == null ? "" : numbers.percent(share, 0);
    }

    @Override
    public Double fromString(String shown) {
      throw new UnsupportedOperationException("chosen, not typed");
    }
  }
}
