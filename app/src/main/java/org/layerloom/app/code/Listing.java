package org.layerloom.app.code;

import java.util.List;
import java.util.Map;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.keras.KerasCode;
import org.layerloom.exchange.pytorch.ModelCode;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;

/**
 * The code of a network in one of the languages.
 *
 * @param network it was written of
 * @param lines of the source that belong to each node, counted from 1
 */
record Listing(Outgoing network, String source, Map<NodeId, List<Integer>> lines) {

  Listing {
    lines = Map.copyOf(lines);
  }

  /** What code is written for. The names are proper names, the same in every language. */
  enum Library {
    PYTORCH("PyTorch"),
    KERAS("Keras 3");

    private final String title;

    Library(String title) {
      this.title = title;
    }

    @Override
    public String toString() {
      return title;
    }
  }

  /** What comes of writing. */
  sealed interface Result {
    record Written(Listing listing) implements Result {}

    record Refused(Message reason) implements Result {}
  }

  static Result write(Outgoing network, String title, Library library) {
    return switch (library) {
      case PYTORCH ->
          switch (ModelCode.write(network, title)) {
            case ModelCode.Result.Written(String source, var lines) ->
                new Result.Written(new Listing(network, source, lines));
            case ModelCode.Result.Refused(Message reason) -> new Result.Refused(reason);
          };
      case KERAS ->
          switch (KerasCode.write(network, title)) {
            case KerasCode.Result.Written(String source, var lines) ->
                new Result.Written(new Listing(network, source, lines));
            case KerasCode.Result.Refused(Message reason) -> new Result.Refused(reason);
          };
    };
  }
}
