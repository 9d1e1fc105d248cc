package org.layerloom.engine.trainer;

import java.util.ArrayList;
import java.util.List;
import org.layerloom.data.SameSamples;
import org.layerloom.data.Samples;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.training.TrainingEvent.Noticed;

/**
 * Looks for samples that are trained with and then asked for again: whoever has seen the answers
 * does well in the examination. Samples count as the same where every byte of their features is.
 */
final class Leakage {

  /** A few doubles are ordinary; below this share of a part nothing is said. */
  private static final double SHARE = 0.01;

  private static final int FEW = 2;

  /** Larger data would hold up the start of the run. */
  private static final int MOST_BYTES = 1 << 30;

  private final Samples train;
  private final long[] trained;
  private final NodeId dataset;

  Leakage(Samples train, long[] trained, NodeId dataset) {
    this.train = train;
    this.trained = trained.clone();
    this.dataset = dataset;
  }

  /**
   * What is to be told before the first step.
   *
   * @param validated places in the train part
   * @param test places in another part; none where there is none
   */
  List<Noticed> found(long[] validated, List<Samples> test) {
    List<Noticed> found = new ArrayList<>();
    if (train.features().remaining() > MOST_BYTES) {
      return found;
    }
    SameSamples known = new SameSamples(train, trained);
    int again = count(known, train, validated);
    tell(
        again,
        validated.length,
        Message.of("engine.notice.leak.validation", again, validated.length),
        found);
    for (Samples part : test) {
      if (part.features().remaining() <= MOST_BYTES) {
        int same = count(known, part, Seeds.ascending(part.count()));
        tell(same, part.count(), Message.of("engine.notice.leak.test", same, part.count()), found);
      }
    }
    return found;
  }

  private void tell(int same, int of, Message what, List<Noticed> found) {
    if (same >= FEW && same >= of * SHARE) {
      found.add(new Noticed(0, dataset, what));
    }
  }

  private int count(SameSamples known, Samples part, long[] places) {
    int same = 0;
    for (long place : places) {
      same += known.find(part, place) < 0 ? 0 : 1;
    }
    return same;
  }
}
