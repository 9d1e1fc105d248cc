package org.layerloom.app.trained;

import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.app.work.Background;
import org.layerloom.app.work.Lifetime;
import org.layerloom.training.RunFolder;
import org.layerloom.training.RunReader;
import org.layerloom.training.Trained;

/**
 * The time machine: a slider over the epochs of the run that is looked at. At its right end it
 * stays with the newest checkpoint; elsewhere evaluation, answers and the inside are as they were.
 */
public final class MomentBar extends HBox {

  private final Slider slider = new Slider();
  private final Label label = new Label();
  private final Subject subject;
  private final Background background;
  private final Words words;
  private List<Integer> epochs = List.of();
  private @Nullable Path run;
  private boolean moving;

  public MomentBar(Subject subject, Background background, Words words, Lifetime lifetime) {
    this.subject = subject;
    this.background = background;
    this.words = words;
    getStyleClass().add("moment-bar");
    setAlignment(Pos.CENTER_LEFT);
    setPickOnBounds(false);
    slider.setId("moment");
    slider.setMin(0);
    slider.setBlockIncrement(1);
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setSnapToTicks(true);
    slider.setAccessibleText(words.text("moment"));
    label.setId("moment-label");
    label.getStyleClass().add("run-line");
    getChildren().addAll(label, slider);
    slider.valueProperty().subscribe(value -> slide((int) Math.round(value.doubleValue())));
    lifetime.follow(subject.momentProperty(), it -> load());
  }

  private void load() {
    Trained network = subject.network();
    if (network == null) {
      show(List.of());
      return;
    }
    Path folder = network.run();
    run = folder;
    background.run(
        () -> RunReader.epochs(new RunFolder(folder)),
        found -> {
          if (folder.equals(run)) {
            show(found);
          }
        },
        failure -> show(List.of()));
  }

  private void show(List<Integer> found) {
    epochs = found;
    boolean several = found.size() > 1;
    setVisible(several);
    setManaged(several);
    moving = true;
    slider.setMax(found.size());
    slider.setValue(place());
    moving = false;
    say();
  }

  /** Behind all epochs stands the newest checkpoint. */
  private int place() {
    Trained network = subject.network();
    for (int i = 0; network != null && i < epochs.size(); i++) {
      if (network.checkpoint().equals(Trained.epoch(epochs.get(i)))) {
        return i;
      }
    }
    return epochs.size();
  }

  private void slide(int place) {
    Trained network = subject.network();
    if (moving || network == null || place == place()) {
      return;
    }
    subject.choose(
        place >= epochs.size()
            ? Trained.last(network.run())
            : new Trained(network.run(), Trained.epoch(epochs.get(place))));
    say();
  }

  private void say() {
    int place = place();
    label.setText(
        place >= epochs.size()
            ? words.text("moment.last")
            : words.text("moment.epoch", epochs.get(place)));
  }
}
