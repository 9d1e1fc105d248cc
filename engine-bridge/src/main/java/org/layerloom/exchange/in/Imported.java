package org.layerloom.exchange.in;

import java.util.List;
import org.layerloom.network.Message;
import org.layerloom.project.Document;

/** What came of reading a foreign file. */
public sealed interface Imported {

  /**
   * A project.
   *
   * @param notes what could not be taken over, a sentence each
   */
  record Read(Document document, List<Message> notes) implements Imported {
    public Read {
      notes = List.copyOf(notes);
    }
  }

  /** Why it is none. */
  record Refused(List<Message> reasons) implements Imported {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }
}
