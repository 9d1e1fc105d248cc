package org.layerloom.engine.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.layerloom.engine.host.Control;
import org.layerloom.engine.program.Program;
import org.layerloom.network.LossKind;

/**
 * How a network does on samples it is not trained with; NaN where there are none or nothing is
 * scored.
 */
record Evaluation(double loss, double score) {

  static final Evaluation NOTHING = new Evaluation(Double.NaN, Double.NaN);

  /** The same whatever the machine's speed: batches are of one size. */
  private static final int BATCH = 250;

  private static final int BATCHES_A_CALL = 4;

  static Evaluation of(
      Session session, Session.Data data, long[] indices, Program program, Control control) {
    if (indices.length == 0) {
      return NOTHING;
    }
    int batch = Math.min(BATCH, Math.max(1, program.plan().batchSize() * 4));
    double losses = 0;
    long hits = 0;
    long answers = 0;
    try (NDManager scope = session.scope();
        NDArray order = session.order(scope, indices)) {
      for (int first = 0; first < indices.length; first += batch * BATCHES_A_CALL) {
        if (control.abandoned()) {
          return NOTHING;
        }
        int batches = Math.min(BATCHES_A_CALL, Math.ceilDiv(indices.length - first, batch));
        Results results = session.evaluate(data, order, first, batch, batches);
        for (int i = 0; i < batches; i++) {
          int count = Math.min(batch, indices.length - first - i * batch);
          losses += results.loss(i) * count;
          hits += results.hits(i);
          answers += results.answers(i);
        }
      }
    }
    boolean scored = program.measure() != LossKind.Measure.NONE;
    return new Evaluation(
        losses / indices.length, scored && answers > 0 ? (double) hits / answers : Double.NaN);
  }
}
