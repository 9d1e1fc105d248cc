package org.layerloom.exchange.in;

import java.util.List;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.network.Message;
import org.layerloom.project.Document;

/** What came of reading a foreign file. */
public sealed interface Imported {

  /**
   * A project.
   *
   * @param notes what could not be taken over, a sentence each
   * @param weights its numbers by full name, {@code conv1.weight}; none where the file has none
   */
  record Read(Document document, List<Message> notes, List<NamedTensor> weights)
      implements Imported {
    public Read {
      notes = List.copyOf(notes);
      weights = List.copyOf(weights);
    }

    /** A project without numbers. */
    public Read(Document document, List<Message> notes) {
      this(document, notes, List.of());
    }
  }

  /** Why it is none. */
  record Refused(List<Message> reasons) implements Imported {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }
}
