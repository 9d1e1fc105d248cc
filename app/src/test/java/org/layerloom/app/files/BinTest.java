package org.layerloom.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is thrown away lies in the trash as the desktop's specification has it. */
class BinTest {

  @TempDir Path folder;

  @Test
  void aFolderIsMovedAndItsOriginWrittenDown() throws Exception {
    Path run = Files.createDirectories(folder.resolve("runs").resolve("a run 好"));
    Files.writeString(run.resolve("run.json"), "{}");
    Bin bin = Bin.trash(folder.resolve("Trash"));

    bin.discard(run);

    assertThat(run).doesNotExist();
    assertThat(folder.resolve("Trash/files/a run 好/run.json")).exists();
    assertThat(Files.readString(folder.resolve("Trash/info/a run 好.trashinfo")))
        .startsWith("[Trash Info]\nPath=" + run.toUri().getRawPath().replaceAll("/$", ""))
        .contains("\nDeletionDate=20");
  }

  @Test
  void twoOfOneNameBothStay() throws Exception {
    Bin bin = Bin.trash(folder.resolve("Trash"));
    for (int i = 0; i < 2; i++) {
      bin.discard(Files.createDirectories(folder.resolve("same")));
    }

    assertThat(folder.resolve("Trash/files/same")).exists();
    assertThat(folder.resolve("Trash/files/same.2")).exists();
  }
}
