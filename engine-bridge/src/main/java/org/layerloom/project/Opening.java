package org.layerloom.project;

import java.util.List;
import org.layerloom.network.Message;

/**
 * What became of opening a project file. Messages are of {@code org.layerloom.project.Messages}.
 */
public sealed interface Opening {

  /**
   * @param warnings what the file holds and this version does not know; saving leaves it out
   */
  record Opened(Document document, List<Message> warnings) implements Opening {
    public Opened {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * The file was not opened.
   *
   * @param problems at least one; each names the place, what was expected and what to do
   */
  record Refused(List<Message> problems) implements Opening {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
