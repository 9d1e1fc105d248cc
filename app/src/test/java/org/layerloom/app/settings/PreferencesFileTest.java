package org.layerloom.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesFileTest {

  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsRead() throws Exception {
    PreferencesFile file = new PreferencesFile(folder.resolve("deep").resolve("preferences.json"));
    Preferences changed =
        Preferences.INITIAL
            .with(Look.DARK)
            .withLanguage("CHINESE")
            .withDevice("gpu:0")
            .withWindow(1000, 700, true)
            .opened("/a.loom")
            .opened("/b.loom");
    file.write(changed);
    assertThat(file.read()).isEqualTo(changed);
    assertThat(changed.recent()).containsExactly("/b.loom", "/a.loom");
    try (var left = Files.list(folder.resolve("deep"))) {
      assertThat(left).as("no temporary file stays").hasSize(1);
    }
  }

  @Test
  void aMissingOrDamagedFileCountsAsNone() throws Exception {
    Path path = folder.resolve("preferences.json");
    assertThat(new PreferencesFile(path).read()).isEqualTo(Preferences.INITIAL);
    for (String text : List.of("", "{", "[]", "{}", "{\"look\":\"PINK\"}")) {
      Files.writeString(path, text);
      assertThat(new PreferencesFile(path).read()).as(text).isEqualTo(Preferences.INITIAL);
    }
  }

  @Test
  void oneVariableMovesEverything() {
    Folders folders =
        Folders.of(Map.of("LAYERLOOM_HOME", "/loom"), "Linux", Path.of("/home/someone"));
    assertThat(folders.runs()).isEqualTo(Path.of("/loom/runs"));
    assertThat(folders.preferencesFile()).startsWithRaw(Path.of("/loom/settings"));
  }
}
