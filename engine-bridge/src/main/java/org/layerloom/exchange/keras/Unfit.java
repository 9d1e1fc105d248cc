package org.layerloom.exchange.keras;

import org.layerloom.network.Message;

/** Why a layer's numbers are not taken over. */
final class Unfit extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Message note;

  Unfit(Message note) {
    super(note.key(), null, false, false);
    this.note = note;
  }

  Message note() {
    return note;
  }
}
