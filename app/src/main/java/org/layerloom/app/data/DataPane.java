package org.layerloom.app.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerloom.app.evaluation.NamedEnum;
import org.layerloom.app.inside.InsideModel;
import org.layerloom.app.language.Numbers;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.app.tensor.Pictures;
import org.layerloom.app.tensor.WaveBox;
import org.layerloom.app.trained.Asker;
import org.layerloom.app.trained.Specimen;
import org.layerloom.app.trained.Subject;
import org.layerloom.app.work.Lifetime;
import org.layerloom.data.TableProfile;
import org.layerloom.data.look.DataLook;
import org.layerloom.data.look.DataPage;
import org.layerloom.data.look.DataSummary;
import org.layerloom.network.Shape;
import org.layerloom.network.Wording;
import org.layerloom.training.Part;

/** What is in the dataset whose node is selected: samples, classes, values, doubles. */
public final class DataPane extends HBox {

  private final DataModel model;
  private final Subject subject;
  private final Words words;
  private final Wording wording;
  private final Numbers numbers;
  private final ComboBox<DataAspect> aspect = new ComboBox<>();
  private final ComboBox<Part> part = new ComboBox<>();
  private final ComboBox<Integer> ofClass = new ComboBox<>();
  private final Label title = new Label();
  private final Label facts = new Label();
  private final Button again = new Button();
  private final Button back = new Button();
  private final Button forth = new Button();
  private final Label range = new Label();
  private final HBox pager = new HBox(back, range, forth);
  private final Label notice = new Label();
  private final ProgressIndicator busy = new ProgressIndicator();
  private final SampleGrid grid;
  private final SampleTable table;
  private final FileTable file;
  private final ClassesView classes;
  private final ValuesView values;
  private final DoublesView doubles;
  private final FollowView follow;
  private final StackPane views;
  private final VBox side;
  private final ScrollPane scroll;
  private List<String> classNames = List.of();
  private @Nullable SampleText text;
  private boolean filling;

  /**
   * @param inside what the engine makes of the sample that is picked
   * @param asker asks what augmentation would make of it
   */
  public DataPane(
      DataModel model,
      Subject subject,
      InsideModel inside,
      Asker asker,
      Session session,
      Words words,
      Wording wording,
      Lifetime lifetime) {
    this.model = model;
    this.subject = subject;
    this.words = words;
    this.wording = wording;
    this.numbers = new Numbers(words);
    this.grid = new SampleGrid(words, this::pick);
    this.table = new SampleTable(words, this::pick);
    this.file = new FileTable(words);
    this.classes = new ClassesView(words, this::openClass);
    this.values = new ValuesView(words);
    this.doubles = new DoublesView(words, this::pick);
    this.follow = new FollowView(inside, asker, session, words, wording, lifetime);
    getStyleClass().add("data");
    choices();
    title.setId("data-title");
    title.getStyleClass().add("card-title");
    title.setWrapText(true);
    facts.setId("data-facts");
    facts.getStyleClass().add("muted");
    facts.setWrapText(true);
    facts.setMinHeight(USE_PREF_SIZE);
    again.setText(words.text("data.again"));
    again.setGraphic(new FontIcon("fth-refresh-cw"));
    again.setId("data-again");
    again.setOnAction(event -> model.again());
    side = new VBox(title, aspect, part, ofClass, facts, again);
    side.getStyleClass().add("data-side");
    notice.setId("data-notice");
    notice.getStyleClass().add("empty-hint");
    notice.setWrapText(true);
    busy.setId("data-busy");
    busy.setMaxSize(40, 40);
    pages();
    views = new StackPane(grid, table, file, classes, values, doubles, busy);
    views.setMinSize(0, 0);
    VBox.setVgrow(views, Priority.ALWAYS);
    VBox middle = new VBox(notice, views, pager);
    middle.getStyleClass().add("data-middle");
    middle.setMinWidth(0);
    HBox.setHgrow(middle, Priority.ALWAYS);
    scroll = new ScrollPane(side);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("data-side-scroll");
    getChildren().setAll(scroll, middle, follow);
    lifetime.follow(model.stateProperty(), it -> fill());
    lifetime.follow(model.pageProperty(), it -> showPage());
    lifetime.follow(model.rowsProperty(), it -> showRows());
  }

  /** Whether somebody sees it. */
  public BooleanProperty shownProperty() {
    return model.wantedProperty();
  }

  private void choices() {
    aspect.setId("data-aspect");
    aspect.setAccessibleText(words.text("data.aspect"));
    aspect.setConverter(new NamedEnum<>(words, "data."));
    aspect.valueProperty().subscribe((before, now) -> ask(0));
    part.setId("data-part");
    part.setAccessibleText(words.text("evaluation.part"));
    part.setConverter(new NamedEnum<>(words, "part."));
    part.valueProperty().subscribe((before, now) -> ask(0));
    ofClass.setId("data-class");
    ofClass.setAccessibleText(words.text("data.class"));
    ofClass.setConverter(new ClassNames());
    ofClass.valueProperty().subscribe((before, now) -> ask(0));
    for (ComboBox<?> choice : List.of(aspect, part, ofClass)) {
      choice.setMaxWidth(Double.MAX_VALUE);
    }
  }

  private void pages() {
    back.setGraphic(new FontIcon("fth-chevron-left"));
    back.setId("data-back");
    back.setAccessibleText(words.text("data.back"));
    back.setOnAction(event -> ask(first() - DataModel.PAGE));
    forth.setGraphic(new FontIcon("fth-chevron-right"));
    forth.setId("data-forth");
    forth.setAccessibleText(words.text("data.forth"));
    forth.setOnAction(event -> ask(first() + DataModel.PAGE));
    range.setId("data-range");
    range.getStyleClass().add("muted");
    pager.setAlignment(Pos.CENTER_LEFT);
    pager.getStyleClass().add("data-pager");
  }

  private void fill() {
    filling = true;
    follow.clear();
    DataState state = model.stateProperty().get();
    switch (state) {
      case DataState.Nothing it -> say(words.text("data.nothing"), false);
      case DataState.Reading it -> {
        name(it.question().source());
        say(words.text("data.reading"), true);
      }
      case DataState.Failed it -> {
        name(it.question().source());
        say(wording.say(it.reason()), false);
        if (it.profile() != null) {
          values.show(it.profile(), null);
          offer(List.of(DataAspect.FILE, DataAspect.VALUES));
        } else {
          offer(List.of());
        }
        again.setVisible(true);
      }
      case DataState.Ready it -> ready(it);
    }
    boolean question = !(state instanceof DataState.Nothing);
    show(scroll, question);
    show(follow, state instanceof DataState.Ready);
    filling = false;
    ask(0);
  }

  /** Of a long path its end says most. */
  private void name(String source) {
    title.setText(
        source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1));
    title.setTooltip(new Tooltip(source));
  }

  private void ready(DataState.Ready ready) {
    DataSummary summary = ready.summary();
    say("", false);
    name(summary.info().title());
    text = new SampleText(summary.info(), ready.tokens());
    classNames = summary.classes().stream().map(DataSummary.ClassCount::name).toList();
    ofClass.getItems().clear();
    ofClass.getItems().add(DataLook.ANY_CLASS);
    ofClass.getItems().addAll(IntStream.range(0, classNames.size()).boxed().toList());
    ofClass.setValue(DataLook.ANY_CLASS);
    List<Part> parts = new ArrayList<>();
    for (Part one : Part.values()) {
      if (summary.count(one) > 0) {
        parts.add(one);
      }
    }
    part.getItems().setAll(parts);
    part.setValue(parts.getFirst());
    facts.setText(facts(summary));
    if (!classNames.isEmpty()) {
      classes.show(summary);
    }
    values.show(ready.profile(), summary);
    doubles.show(summary);
    List<DataAspect> aspects = new ArrayList<>(List.of(DataAspect.SAMPLES));
    if (ready.profile() != null) {
      aspects.add(DataAspect.FILE);
    }
    if (!classNames.isEmpty()) {
      aspects.add(DataAspect.CLASSES);
    }
    aspects.addAll(List.of(DataAspect.VALUES, DataAspect.DOUBLES));
    offer(aspects);
    again.setVisible(false);
  }

  private String facts(DataSummary summary) {
    DataSummary.Same same = summary.same();
    List<String> lines = new ArrayList<>();
    lines.add(
        words.text(
            "data.parts",
            numbers.count(summary.train()),
            numbers.count(summary.validation()),
            numbers.count(summary.test())));
    lines.add(
        words.text(
            "data.shape",
            summary.info().shape().features().shape().toString().replace("×", " × ")));
    if (same.looked() && same.validation() + same.test() > 0) {
      lines.add(words.text("data.leak", same.validation() + same.test()));
    }
    if (!summary.info().licence().isEmpty()) {
      lines.add(summary.info().licence());
    }
    return String.join("\n", lines);
  }

  private void offer(List<DataAspect> aspects) {
    DataAspect before = aspect.getValue();
    aspect.getItems().setAll(aspects);
    aspect.setValue(
        before != null && aspects.contains(before)
            ? before
            : aspects.isEmpty() ? null : aspects.getFirst());
  }

  private void say(String sentence, boolean reading) {
    notice.setText(sentence);
    notice.setVisible(!sentence.isEmpty());
    notice.setManaged(!sentence.isEmpty());
    busy.setVisible(reading);
    facts.setText("");
    again.setVisible(false);
    if (reading || !(model.stateProperty().get() instanceof DataState.Failed)) {
      aspect.getItems().clear();
    }
  }

  private int first() {
    DataPage page = model.pageProperty().get();
    TableProfile.Rows rows = model.rowsProperty().get();
    return aspect.getValue() == DataAspect.FILE
        ? rows == null ? 0 : (int) rows.first()
        : page == null ? 0 : page.first();
  }

  /** Shows what was chosen, and asks for what it takes. */
  private void ask(int first) {
    if (filling) {
      return;
    }
    DataAspect now = aspect.getValue();
    boolean samples = now == DataAspect.SAMPLES;
    boolean any = now != null;
    show(aspect, any);
    show(part, samples);
    show(ofClass, samples && !classNames.isEmpty());
    show(pager, samples || now == DataAspect.FILE);
    for (Node view : List.of(grid, table, file)) {
      view.setVisible(false);
    }
    classes.setVisible(now == DataAspect.CLASSES);
    values.setVisible(now == DataAspect.VALUES);
    doubles.setVisible(now == DataAspect.DOUBLES);
    range.setText("");
    back.setDisable(true);
    forth.setDisable(true);
    TableProfile profile = profile();
    if (samples && part.getValue() != null) {
      Integer chosen = ofClass.getValue();
      model.showPage(
          part.getValue(), chosen == null ? DataLook.ANY_CLASS : chosen, Math.max(0, first));
    } else if (now == DataAspect.FILE && profile != null) {
      model.showRows(profile.file(), Math.max(0, first));
    }
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  private @Nullable TableProfile profile() {
    return switch (model.stateProperty().get()) {
      case DataState.Ready it -> it.profile();
      case DataState.Failed it -> it.profile();
      default -> null;
    };
  }

  private void showPage() {
    DataPage page = model.pageProperty().get();
    busy.setVisible(page == null && aspect.getValue() == DataAspect.SAMPLES);
    SampleText named = text;
    if (page == null || named == null || aspect.getValue() != DataAspect.SAMPLES) {
      return;
    }
    Shape shape = page.samples().featureShape();
    boolean pictures = Pictures.isPicture(shape) || WaveBox.isWave(shape);
    grid.setVisible(pictures);
    table.setVisible(!pictures);
    if (pictures) {
      grid.show(page, named);
    } else {
      table.show(page, named);
    }
    page(page.first(), page.samples().count(), page.total());
  }

  private void showRows() {
    TableProfile.Rows rows = model.rowsProperty().get();
    TableProfile profile = profile();
    if (rows == null || profile == null || aspect.getValue() != DataAspect.FILE) {
      return;
    }
    file.setVisible(true);
    file.show(profile, rows);
    page(rows.first(), rows.cells().size(), profile.rows());
  }

  private void page(long first, long count, long total) {
    range.setText(
        count == 0
            ? words.text("data.range.none")
            : words.text(
                "data.range",
                numbers.count(first + 1),
                numbers.count(first + count),
                numbers.count(total)));
    back.setDisable(first == 0);
    forth.setDisable(first + count >= total);
  }

  private void openClass(int index) {
    filling = true;
    ofClass.setValue(index);
    aspect.setValue(DataAspect.SAMPLES);
    filling = false;
    ask(0);
  }

  private void pick(DataSummary.Twin twin) {
    model.sample(twin.part(), twin.place(), page -> pick(page, 0));
  }

  private void pick(DataPage page, int index) {
    SampleText named = text;
    if (named == null || index >= page.samples().count()) {
      return;
    }
    Specimen specimen = Specimen.of(page.samples(), index, page.part(), page.places().get(index));
    follow.show(
        specimen.sample(),
        named,
        words.text(
            "data.picked",
            words.text("part." + page.part()),
            page.places().get(index) + 1,
            named.label(page.samples(), index)));
    subject.specimenProperty().set(specimen);
  }

  /** A class by its name, or any. */
  private final class ClassNames extends StringConverter<Integer> {
    @Override
    public String toString(@Nullable Integer index) {
      return index == null || index < 0 || index >= classNames.size()
          ? words.text("data.class.any")
          : classNames.get(index);
    }

    @Override
    public Integer fromString(String text) {
      throw new UnsupportedOperationException("chosen, not typed");
    }
  }
}
