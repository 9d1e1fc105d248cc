package org.layerloom.app.training;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerloom.app.command.Command;
import org.layerloom.app.command.Commands;
import org.layerloom.app.language.Numbers;
import org.layerloom.app.language.Words;
import org.layerloom.app.settings.Remembered;
import org.layerloom.app.work.Lifetime;
import org.layerloom.training.EngineInfo;

/** Train, pause, stop, and what to train on. */
public final class TrainControls extends HBox {

  private static final String CPU = "cpu";

  private final Words words;
  private final Numbers numbers;
  private final ComboBox<EngineInfo.Device> devices = new ComboBox<>();
  private final Runnable tuneHere;
  private int threads;

  public TrainControls(
      Commands commands,
      Runs runs,
      EngineStatus engine,
      Remembered remembered,
      Words words,
      Lifetime lifetime) {
    this.words = words;
    this.numbers = new Numbers(words);
    getStyleClass().add("train-controls");
    setAlignment(Pos.CENTER_LEFT);
    Button train = button(commands.command("train.start"), commands);
    train.setText(words.text("train.start.short"));
    train.getStyleClass().add("train");
    Button pause = button(commands.command("train.pause"), commands);
    Button stop = button(commands.command("train.stop"), commands);
    pause.getStyleClass().add("square");
    stop.getStyleClass().add("square");
    Button step = button(commands.command("train.step"), commands);
    Button tune = button(commands.command("train.tune"), commands);
    step.getStyleClass().add("square");
    tune.getStyleClass().add("square");
    TunePopOver popOver = new TunePopOver(runs, words);
    tuneHere = () -> popOver.show(tune);
    FontIcon pauseIcon = new FontIcon("fth-pause");
    pause.setGraphic(pauseIcon);
    devices.setId("device");
    devices.getStyleClass().add("device");
    devices.setAccessibleText(words.text("train.device"));
    devices.setTooltip(new Tooltip(words.text("train.device")));
    devices.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(EngineInfo.Device device) {
            return device == null ? "" : name(device);
          }

          @Override
          public EngineInfo.Device fromString(String text) {
            throw new UnsupportedOperationException("devices are chosen, not typed");
          }
        });
    devices
        .valueProperty()
        .subscribe(
            device -> {
              if (device != null) {
                remembered.change(p -> p.withDevice(device.id()));
              }
            });
    getChildren().addAll(train, pause, step, stop, tune, devices);
    lifetime.follow(engine.stateProperty(), state -> show(state, remembered.get().device()));
    lifetime.follow(
        runs.stateProperty(),
        state -> {
          boolean paused = state.phase() == RunState.Phase.PAUSED;
          pauseIcon.setIconLiteral(paused ? "fth-play" : "fth-pause");
          pause.setAccessibleText(words.text(paused ? "train.resume" : "train.pause"));
          devices.setDisable(state.phase().active());
        });
  }

  /** Opens what changes a run's settings, where its button is. */
  public void tune() {
    tuneHere.run();
  }

  private static Button button(Command command, Commands commands) {
    Button button = new Button("", new FontIcon(command.icon()));
    button.setId(command.id().replace('.', '-'));
    button.setFocusTraversable(true);
    button.setOnAction(event -> command.run());
    button.disableProperty().bind(Bindings.not(command.enabled()));
    String keys = commands.keys(command);
    String name = commands.name(command);
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(keys.isEmpty() ? name : name + "  (" + keys + ")"));
    return button;
  }

  private void show(EngineStatus.State state, String wanted) {
    List<EngineInfo.Device> found =
        switch (state) {
          case EngineStatus.State.Ready(EngineInfo info) -> {
            threads = info.threads();
            yield info.devices();
          }
          default -> List.of();
        };
    List<EngineInfo.Device> offered =
        found.isEmpty() ? List.of(new EngineInfo.Device(CPU, "CPU", 0)) : found;
    if (!offered.equals(devices.getItems())) {
      devices.getItems().setAll(offered);
    }
    devices.setValue(
        offered.stream()
            .filter(device -> device.id().equals(wanted))
            .findFirst()
            .orElse(offered.getFirst()));
  }

  private String name(EngineInfo.Device device) {
    if (device.id().equals(CPU)) {
      return threads > 0 ? words.text("train.cpu", threads) : "CPU";
    }
    return device.memory() > 0
        ? device.name() + " · " + numbers.bytes((double) device.memory())
        : device.name();
  }
}
