package org.layerloom.app.files;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.layerloom.project.ProjectFile;

/** Asks which file. An interface, for the system's dialogs have no robot and no headless twin. */
public interface FileChoosers {

  Optional<Path> open(@Nullable Window owner, String title, @Nullable Path folder);

  Optional<Path> save(
      @Nullable Window owner, String title, String suggested, @Nullable Path folder);

  /**
   * Asks for data to learn from.
   *
   * @param folder whether it is a folder
   */
  Optional<Path> data(@Nullable Window owner, String title, boolean folder);

  /** The dialogs of the system. */
  static FileChoosers ofSystem() {
    return new FileChoosers() {
      @Override
      public Optional<Path> open(@Nullable Window owner, String title, @Nullable Path folder) {
        FileChooser chooser = chooser(title, folder);
        // What other programs write is opened the same way.
        chooser
            .getExtensionFilters()
            .addFirst(
                new FileChooser.ExtensionFilter(
                    "Layerloom, Mermaid, Keras",
                    "*" + ProjectFile.EXTENSION,
                    "*.mmd",
                    "*.md",
                    "*.py",
                    "*.onnx",
                    "*.keras"));
        return path(chooser.showOpenDialog(owner));
      }

      @Override
      public Optional<Path> save(
          @Nullable Window owner, String title, String suggested, @Nullable Path folder) {
        FileChooser chooser = chooser(title, folder);
        chooser.setInitialFileName(suggested);
        return path(chooser.showSaveDialog(owner));
      }

      @Override
      public Optional<Path> data(@Nullable Window owner, String title, boolean folder) {
        if (folder) {
          DirectoryChooser chooser = new DirectoryChooser();
          chooser.setTitle(title);
          return path(chooser.showDialog(owner));
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        return path(chooser.showOpenDialog(owner));
      }

      private FileChooser chooser(String title, @Nullable Path folder) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        if (folder != null && folder.toFile().isDirectory()) {
          chooser.setInitialDirectory(folder.toFile());
        }
        chooser
            .getExtensionFilters()
            .add(new FileChooser.ExtensionFilter("Layerloom", "*" + ProjectFile.EXTENSION));
        return chooser;
      }

      private Optional<Path> path(@Nullable File chosen) {
        return Optional.ofNullable(chosen).map(File::toPath);
      }
    };
  }
}
