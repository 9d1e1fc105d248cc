package org.layerloom.app.runs;

import java.time.Duration;
import javafx.animation.AnimationTimer;
import javafx.beans.property.DoubleProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerloom.app.language.Words;

/** Plays recorded curves back: in a minute what took an hour, for a class to watch. */
final class PlayBar extends HBox {

  private static final double NANOS = 1e9;

  /** A window that was behind others for a while does not jump. */
  private static final double LONGEST_FRAME = 0.1;

  private final Words words;
  private final Slider position = new Slider(0, 1, 1);
  private final Button play = new Button();
  private final ComboBox<Duration> length = new ComboBox<>();
  private final AnimationTimer clock =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          double passed = Math.min(LONGEST_FRAME, (now - last) / NANOS);
          last = now;
          double next = position.getValue() + passed / length.getValue().toSeconds();
          position.setValue(Math.min(1, next));
          if (next >= 1) {
            pause();
          }
        }
      };
  private long last;
  private boolean playing;

  PlayBar(Words words) {
    this.words = words;
    play.setId("runs-play");
    play.getStyleClass().add("small");
    play.setOnAction(event -> toggle());
    position.setId("runs-position");
    position.setAccessibleText(words.text("runs.position"));
    position.setTooltip(new Tooltip(words.text("runs.position")));
    position.setBlockIncrement(0.05);
    HBox.setHgrow(position, Priority.ALWAYS);
    length.setId("runs-length");
    length.getItems().setAll(Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMinutes(3));
    length.setAccessibleText(words.text("runs.length"));
    length.setTooltip(new Tooltip(words.text("runs.length")));
    length.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Duration value) {
            return value == null ? "" : words.text("time.seconds", value.toSeconds());
          }

          @Override
          public Duration fromString(String shown) {
            return Duration.ofMinutes(1);
          }
        });
    length.setValue(Duration.ofSeconds(20));
    getChildren().setAll(play, position, length);
    getStyleClass().add("play-bar");
    // Nobody watches what is not shown.
    sceneProperty()
        .subscribe(
            scene -> {
              if (scene == null) {
                pause();
              }
            });
    pause();
  }

  /** How far it is: from 0, the begin of a run, to 1, its end. */
  DoubleProperty positionProperty() {
    return position.valueProperty();
  }

  private void toggle() {
    if (playing) {
      pause();
      return;
    }
    if (position.getValue() >= 1) {
      position.setValue(0);
    }
    playing = true;
    last = System.nanoTime();
    clock.start();
    say("fth-pause", "runs.pause");
  }

  private void pause() {
    playing = false;
    clock.stop();
    say("fth-play", "runs.play");
  }

  private void say(String icon, String key) {
    play.setGraphic(new FontIcon(icon));
    play.setAccessibleText(words.text(key));
    play.setTooltip(new Tooltip(words.text(key)));
  }
}
