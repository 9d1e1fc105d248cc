package org.layerloom.app.trained;

import org.jspecify.annotations.Nullable;
import org.layerloom.data.Samples;
import org.layerloom.training.Part;

/**
 * The one sample that is looked at.
 *
 * @param sample it alone
 * @param part where it comes from; null where it was drawn, typed or dropped
 * @param place in its part
 * @param truth its class; -1 where that is not known or there are no classes
 */
public record Specimen(Samples sample, @Nullable Part part, int place, int truth) {

  /** Something that the person made. */
  public static Specimen made(Samples sample) {
    return new Specimen(sample, null, -1, -1);
  }

  /** One of several samples of a part. */
  public static Specimen of(Samples samples, int index, Part part, int place) {
    Samples one = Numbers.one(samples, index);
    int truth =
        samples.classes() > 0 && samples.labelShape().rank() == 0
            ? (int) one.labels().getLong(0)
            : -1;
    return new Specimen(one, part, place, truth);
  }
}
