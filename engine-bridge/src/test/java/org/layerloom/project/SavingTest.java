package org.layerloom.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;
import org.layerloom.network.Wording;

class SavingTest {

  @TempDir Path folder;

  @Test
  void aSavedDocumentOpensAgainAndNothingElseIsLeftBehind() throws IOException {
    Path file = folder.resolve("a project.loom");
    Files.writeString(file, "what was there before");

    Saving saving = ProjectFile.write(Texts.document(), file);

    assertThat(saving).isEqualTo(new Saving.Saved(file));
    assertThat(ProjectFile.read(file, Catalogue.standard()))
        .isEqualTo(new Opening.Opened(Texts.document(), List.of()));
    assertThat(names()).containsExactly("a project.loom");
  }

  @Test
  void aFolderThatIsNotThereIsSaidAndNothingChanges() throws IOException {
    Saving saving = ProjectFile.write(Texts.document(), folder.resolve("gone/p.loom"));

    Message reason = ((Saving.NotSaved) saving).reason();
    assertThat(new Wording(Locale.ENGLISH).say(reason))
        .contains("p.loom could not be saved: no such folder. The file is as it was");
    assertThat(names()).isEmpty();
  }

  @Test
  void aFolderInTheFilesPlaceIsKept() throws IOException {
    Path place = Files.createDirectories(folder.resolve("p.loom/full"));

    assertThat(ProjectFile.write(Texts.document(), folder.resolve("p.loom")))
        .isInstanceOf(Saving.NotSaved.class);
    assertThat(place).exists();
    assertThat(names()).containsExactly("p.loom");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void permissionsAndLinksStayAsTheyWere() throws IOException {
    // given a file that only its owner may read, and a link to it
    Path file = Files.writeString(folder.resolve("p.loom"), "");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Path link = Files.createSymbolicLink(folder.resolve("link.loom"), file);

    // when it is saved through the link
    ProjectFile.write(Texts.document(), link);

    // then the file has changed and nothing else
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.readString(file)).startsWith("{");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
