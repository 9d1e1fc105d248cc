package org.layerloom.app.lessons;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.app.work.Lifetime;
import org.layerloom.lesson.OpenLesson;
import org.layerloom.network.NodeId;
import org.layerloom.network.Wording;

/** The lessons beside the canvas: which there are, or the step of the one that is open. */
public final class LessonsPane extends BorderPane {

  private final LessonModel model;
  private final Words words;
  private final Label title = new Label();
  private final Button back = new Button();
  private final LessonList list;
  private final StepView stepView;
  private final ScrollPane scroll = new ScrollPane();

  private int shownStep = -1;

  /**
   * @param reveal selects a node and brings it into sight
   */
  public LessonsPane(
      LessonModel model,
      Session session,
      Words words,
      Wording wording,
      Consumer<NodeId> reveal,
      Lifetime lifetime) {
    this.model = model;
    this.words = words;
    this.list = new LessonList(words, model::open);
    this.stepView = new StepView(model, words, wording, new NodeLinks(session, wording, reveal));
    setId("lessons");
    getStyleClass().add("lessons");
    setTop(header());
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("lesson-scroll");
    setCenter(scroll);
    lifetime.follow(model.bundledProperty(), all -> fill());
    lifetime.follow(model.progressProperty(), progress -> fill());
    lifetime.follow(model.viewProperty(), this::show);
  }

  private HBox header() {
    back.setId("lesson-back");
    back.setGraphic(new FontIcon("fth-chevron-left"));
    back.getStyleClass().addAll("button-icon", "flat");
    back.setAccessibleText(words.text("lessons.back"));
    back.setOnAction(event -> model.leave());
    title.setId("lesson-title");
    title.getStyleClass().add("sheet-title");
    title.setWrapText(true);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    Button close = new Button();
    close.setId("lesson-close");
    close.setGraphic(new FontIcon("fth-x"));
    close.getStyleClass().addAll("button-icon", "flat");
    close.setAccessibleText(words.text("lessons.close"));
    close.setOnAction(event -> model.shownProperty().set(false));
    close.setMinWidth(Region.USE_PREF_SIZE);
    HBox header = new HBox(6, back, title, close);
    header.setAlignment(Pos.CENTER_LEFT);
    header.getStyleClass().add("lesson-header");
    return header;
  }

  private void fill() {
    list.show(model.bundledProperty().get(), model.progressProperty().get());
  }

  private void show(LessonModel.View view) {
    OpenLesson lesson = view.lesson();
    VBox content = lesson == null ? list : stepView;
    back.setVisible(lesson != null);
    back.setManaged(lesson != null);
    title.setText(
        lesson == null
            ? words.text("lessons.show")
            : lesson.text(words.language().locale()).title());
    stepView.show(view);
    scroll.setContent(content);
    int step = lesson == null ? -1 : view.step();
    if (step != shownStep) {
      shownStep = step;
      scroll.setVvalue(0);
    }
  }
}
