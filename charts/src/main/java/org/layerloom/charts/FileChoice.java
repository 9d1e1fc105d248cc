package org.layerloom.charts;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks the user where to save. An interface, because the system's dialog has no robot. */
@FunctionalInterface
public interface FileChoice {
  /**
   * A kind of file.
   *
   * @param description what it is, in the user's language
   * @param extension its ending without the dot, such as {@code png}
   */
  record Kind(String description, String extension) {}

  /**
   * Asks for a file to write.
   *
   * @param owner window to which the dialog belongs
   * @param suggested file name to begin with
   * @param kind what will be written
   * @return the file, or empty when the user thought better of it
   */
  Optional<Path> save(@Nullable Window owner, String suggested, Kind kind);

  /** The dialog of the system. */
  static FileChoice ofSystem() {
    return (owner, suggested, kind) -> {
      var chooser = new FileChooser();
      chooser.setInitialFileName(suggested);
      chooser
          .getExtensionFilters()
          .addAll(
              List.of(
                  new FileChooser.ExtensionFilter(kind.description(), "*." + kind.extension())));
      return Optional.ofNullable(chooser.showSaveDialog(owner)).map(java.io.File::toPath);
    };
  }
}
