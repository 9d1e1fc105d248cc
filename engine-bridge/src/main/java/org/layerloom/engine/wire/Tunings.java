package org.layerloom.engine.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.layerloom.json.Json;
import org.layerloom.json.JsonException;
import org.layerloom.training.Tuning;

/** Changed settings in a frame's header: what stays as it is is not there. */
public final class Tunings {

  private static final String EPOCHS = "epochs";
  private static final String LEARNING_RATE = "learningRate";
  private static final String BATCH_SIZE = "batchSize";

  private Tunings() {}

  public static Frame.Builder put(Frame.Builder frame, Tuning tuning) {
    if (tuning.epochs() != null) {
      frame.put(EPOCHS, tuning.epochs());
    }
    if (tuning.learningRate() != null) {
      frame.put(LEARNING_RATE, Json.real(tuning.learningRate()));
    }
    if (tuning.batchSize() != null) {
      frame.put(BATCH_SIZE, tuning.batchSize());
    }
    return frame;
  }

  public static Tuning of(ObjectNode header) throws JsonException {
    try {
      return new Tuning(
          header.has(EPOCHS) ? Math.toIntExact(Json.whole(header, EPOCHS)) : null,
          header.has(LEARNING_RATE) ? Json.real(header, LEARNING_RATE) : null,
          header.has(BATCH_SIZE) ? Math.toIntExact(Json.whole(header, BATCH_SIZE)) : null);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new JsonException("settings of a run: " + e.getMessage());
    }
  }
}
