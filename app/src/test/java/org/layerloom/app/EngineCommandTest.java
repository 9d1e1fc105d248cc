package org.layerloom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EngineCommandTest {

  @Test
  void theSameJavaRunsTheSameProgram() {
    List<String> command = EngineCommand.of(null);

    assertThat(Files.isExecutable(Path.of(command.getFirst()))).isTrue();
    assertThat(command).contains("org.layerloom.app.Main").endsWith("engine");
  }

  @Test
  void anImageCallsItsOwnLauncher() {
    assertThat(EngineCommand.of("/opt/layerloom/bin/Layerloom"))
        .containsExactly("/opt/layerloom/bin/Layerloom", "engine");
  }
}
