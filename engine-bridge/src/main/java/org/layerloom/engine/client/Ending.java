package org.layerloom.engine.client;

import java.time.Duration;
import org.layerloom.network.Message;

/** Why the process is no more. */
sealed interface Ending {

  /** The sentence for the person. */
  Message reason();

  /** It could not be started. */
  record NotStarted(String why) implements Ending {
    @Override
    public Message reason() {
      return Message.of("training.lost.notStarted", why);
    }
  }

  /**
   * It ended by itself, or something else ended it.
   *
   * @param code as {@link Process#exitValue} gives it: 128 and the signal's number on Unix
   * @param lastLine of what it printed; empty where it printed nothing
   */
  record Exited(int code, String lastLine) implements Ending {

    private static final int SIGNAL = 128;
    private static final int ACCESS_VIOLATION = 0xC0000005;

    @Override
    public Message reason() {
      return switch (code) {
        case SIGNAL + 9 -> Message.of("training.lost.killed");
        case SIGNAL + 1, SIGNAL + 2, SIGNAL + 15 ->
            Message.of("training.lost.ended", code - SIGNAL);
        case SIGNAL + 4, SIGNAL + 6, SIGNAL + 7, SIGNAL + 8, SIGNAL + 11 ->
            Message.of("training.lost.crashed", "signal " + (code - SIGNAL));
        case ACCESS_VIOLATION -> Message.of("training.lost.crashed", "0xC0000005");
        default ->
            lastLine.isEmpty()
                ? Message.of("training.lost.exited", code)
                : Message.of("training.lost.exitedSaying", code, lastLine);
      };
    }
  }

  /** It no longer answered and was ended by us. */
  record Silent(Duration silence) implements Ending {
    @Override
    public Message reason() {
      return Message.of("training.lost.silent", silence.toSeconds());
    }
  }

  /** It was asked to stop, gave no sign, and was ended by us. */
  record WouldNotStop(Duration waited) implements Ending {
    @Override
    public Message reason() {
      return Message.of("training.lost.wouldNotStop", waited.toSeconds());
    }
  }

  /** What it sent was damaged or not meant for us. */
  record Garbled(String what) implements Ending {
    @Override
    public Message reason() {
      return Message.of("training.lost.garbled", what);
    }
  }

  /** We closed it. */
  record Closed() implements Ending {
    @Override
    public Message reason() {
      return Message.of("training.lost.closed");
    }
  }
}
