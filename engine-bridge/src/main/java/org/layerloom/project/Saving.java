package org.layerloom.project;

import java.nio.file.Path;
import org.layerloom.network.Message;

/** What became of saving a project. */
public sealed interface Saving {

  record Saved(Path file) implements Saving {}

  /** Nothing was written: a file that was there before is as it was. */
  record NotSaved(Message reason) implements Saving {}
}
