package org.layerloom.editor.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class CommandPaletteTest {
  private final List<String> done = new ArrayList<>();
  private final List<CommandPalette> palettes = new ArrayList<>();
  private final List<TextField> behind = new ArrayList<>();

  @Start
  void start(Stage stage) {
    palettes.add(new CommandPalette());
    behind.add(new TextField());
    stage.setX(0);
    stage.setY(0);
    stage.setScene(new Scene(new StackPane(behind.getFirst(), palettes.getFirst()), 700, 500));
    stage.show();
  }

  private Command command(String name, boolean enabled) {
    return new Command(name, List.of(name), "File", "Ctrl+S", () -> enabled, () -> done.add(name));
  }

  private void open(FxRobot robot) {
    robot.interact(
        () ->
            palettes
                .getFirst()
                .open(
                    List.of(
                        command("Open", true), command("Save as", true), command("Print", false))));
  }

  @Test
  void aCommandIsFoundByLettersAndDone(FxRobot robot) {
    open(robot);
    robot.write("sa");
    robot.type(KeyCode.ENTER);

    assertThat(done).containsExactly("Save as");
    assertThat(palettes.getFirst().isOpen()).isFalse();
    assertThat(behind.getFirst().isFocused()).isTrue();
  }

  @Test
  void whatCannotBeDoneNowIsNotOfferedAndWhatWasUsedLastComesFirst(FxRobot robot) {
    open(robot);
    robot.type(KeyCode.DOWN, KeyCode.ENTER);
    open(robot);

    assertThat(palettes.getFirst().finder().found())
        .extracting(Command::id)
        .containsExactly("Save as", "Open");
    robot.type(KeyCode.ESCAPE);
    assertThat(palettes.getFirst().isOpen()).isFalse();
  }
}
