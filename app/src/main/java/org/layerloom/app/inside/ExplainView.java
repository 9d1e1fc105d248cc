package org.layerloom.app.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.evaluation.NamedEnum;
import org.layerloom.app.evaluation.Names;
import org.layerloom.app.language.Words;
import org.layerloom.app.tensor.PictureBox;
import org.layerloom.app.tensor.Pictures;
import org.layerloom.app.trained.Numbers;
import org.layerloom.app.work.Lifetime;
import org.layerloom.charts.Figure;
import org.layerloom.charts.FigurePane;
import org.layerloom.charts.Hue;
import org.layerloom.charts.ValueUnit;
import org.layerloom.data.Samples;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;
import org.layerloom.network.Wording;
import org.layerloom.training.Inside;
import org.layerloom.training.Part;

/** The sample, and what in it an answer hangs on. */
final class ExplainView extends VBox {

  private static final double EDGE = 112;
  private static final int ROWS = 500;

  /** How an answer is explained. */
  enum Method {
    NONE,
    GRAD_CAM,
    SALIENCY,
    OCCLUSION
  }

  private final InsideModel model;
  private final Words words;
  private final Wording wording;
  private final Supplier<@Nullable NodeId> node;
  private final PictureBox picture = new PictureBox(EDGE);
  private final ComboBox<Method> method = new ComboBox<>();
  private final ComboBox<Integer> about = new ComboBox<>();
  private final Label said = new Label();
  private final Button importance = new Button();
  private final FigurePane columns = new FigurePane();
  private final Occlusion occlusion;
  private List<String> names = List.of();
  private int turn;

  /**
   * @param node the node that is looked at
   */
  ExplainView(
      InsideModel model,
      Words words,
      Wording wording,
      Supplier<@Nullable NodeId> node,
      Lifetime lifetime) {
    this.model = model;
    this.words = words;
    this.wording = wording;
    this.node = node;
    this.occlusion = new Occlusion(model.asker());
    getStyleClass().add("explain");
    picture.setId("explain-picture");
    method.setId("explain-method");
    method.getItems().setAll(Method.values());
    method.setValue(Method.GRAD_CAM);
    method.setConverter(new NamedEnum<>(words, "explain."));
    method.setAccessibleText(words.text("explain.method"));
    method.setMaxWidth(Double.MAX_VALUE);
    method.valueProperty().subscribe((before, now) -> refresh());
    about.setId("explain-about");
    about.setConverter(new Answers());
    about.setAccessibleText(words.text("explain.about"));
    about.setMaxWidth(Double.MAX_VALUE);
    about
        .valueProperty()
        .subscribe(
            (before, now) -> model.aboutProperty().set(now == null ? InsideModel.ITS_OWN : now));
    said.getStyleClass().add("muted");
    said.setWrapText(true);
    said.setMinHeight(USE_PREF_SIZE);
    said.setMaxWidth(EDGE + 40);
    importance.setText(words.text("explain.importance"));
    importance.setId("explain-importance");
    importance.setOnAction(event -> importance());
    columns.setLocale(words.locale());
    columns.setId("explain-columns");
    columns.setPrefSize(240, 118);
    getChildren().addAll(picture, method, about, importance, columns, said);
    lifetime.follow(model.seenProperty(), this::show);
  }

  private void show(InsideModel.@Nullable Seen seen) {
    if (seen == null) {
      return;
    }
    Samples sample = seen.specimen().sample();
    Shape shape = sample.featureShape();
    boolean pictured = Pictures.isPicture(shape);
    show(picture, pictured);
    show(method, pictured);
    boolean table = shape.rank() == 1;
    show(importance, table && seen.specimen().part() != null);
    show(columns, table && columns.getFigure() != null);
    if (pictured) {
      picture.show(Pictures.sample(shape, Numbers.features(sample, 0)));
    }
    int answers = seen.predicted().outputs().getFirst().of(0).length;
    names = Names.of(seen.predicted().classNames(), answers, words);
    List<Integer> choices = new ArrayList<>();
    choices.add(InsideModel.ITS_OWN);
    for (int i = 0; i < answers; i++) {
      choices.add(i);
    }
    if (!choices.equals(about.getItems())) {
      about.getItems().setAll(choices);
      about.setValue(InsideModel.ITS_OWN);
    }
    show(about, answers > 1);
    refresh();
  }

  private static void show(javafx.scene.Node part, boolean yes) {
    part.setVisible(yes);
    part.setManaged(yes);
  }

  /** Lays the heat of the chosen method over the picture. */
  void refresh() {
    InsideModel.Seen seen = model.seenProperty().get();
    int mine = ++turn;
    if (seen == null || !Pictures.isPicture(seen.specimen().sample().featureShape())) {
      said.setText("");
      return;
    }
    String answer = names.get(seen.answer());
    switch (method.getValue()) {
      case NONE -> {
        picture.heat(null);
        said.setText("");
      }
      case SALIENCY -> {
        lay(Attribution.saliency(seen.inside().seen().getFirst()));
        said.setText(words.text("explain.said.SALIENCY", answer));
      }
      case GRAD_CAM -> {
        Inside.Seen layer = layer(seen.inside());
        if (layer == null) {
          picture.heat(null);
          said.setText(words.text("explain.noMaps"));
        } else {
          lay(Attribution.gradCam(layer));
          said.setText(words.text("explain.said.GRAD_CAM", layer.port().node(), answer));
        }
      }
      case OCCLUSION -> {
        said.setText(words.text("explain.said.OCCLUSION", answer));
        occlusion.ask(
            seen.network(),
            seen.specimen().sample(),
            seen.answer(),
            heat -> {
              if (mine == turn) {
                lay(heat);
              }
            },
            reason -> said.setText(wording.say(reason)));
      }
    }
  }

  /** The node that is looked at, or the closest to the answer that has maps. */
  private Inside.@Nullable Seen layer(Inside inside) {
    NodeId chosen = node.get();
    Inside.Seen own = chosen == null ? null : inside.at(chosen);
    boolean data = own != null && own.equals(inside.seen().getFirst());
    return own != null && !data && Attribution.hasMaps(own) ? own : Attribution.lastMaps(inside);
  }

  private void lay(Attribution.Heat heat) {
    picture.heat(Pictures.heat(heat.values(), heat.width(), heat.height()));
  }

  private void importance() {
    InsideModel.Seen seen = model.seenProperty().get();
    Part part = seen == null ? null : seen.specimen().part();
    if (seen == null || part == null) {
      return;
    }
    importance.setDisable(true);
    said.setText(words.text("explain.importance.busy"));
    new RowCount(model.asker())
        .ask(
            seen.network(),
            part,
            ROWS,
            rows ->
                new Importance(model.asker())
                    .ask(
                        seen.network(),
                        part,
                        rows,
                        found -> {
                          importance.setDisable(false);
                          said.setText(words.text("explain.importance.said"));
                          columns.setFigure(bars(found));
                          show(columns, true);
                        },
                        this::failed),
            this::failed);
  }

  private void failed(org.layerloom.network.Message reason) {
    importance.setDisable(false);
    said.setText(wording.say(reason));
  }

  private Figure bars(List<Double> found) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      labels.add(words.text("predict.feature", i + 1));
    }
    return new Figure.Bars(
        words.text("explain.importance"), labels, found, ValueUnit.NUMBER, Hue.TEAL);
  }

  /** The answers by name; the network's own first. */
  private final class Answers extends StringConverter<Integer> {
    @Override
    public String toString(@Nullable Integer index) {
      return index == null
          ? ""
          : index == InsideModel.ITS_OWN || index >= names.size()
              ? words.text("explain.own")
              : words.text("explain.answer", names.get(index));
    }

    @Override
    public Integer fromString(String text) {
      throw new UnsupportedOperationException("chosen, not typed");
    }
  }
}
