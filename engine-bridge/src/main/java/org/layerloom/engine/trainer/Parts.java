package org.layerloom.engine.trainer;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.layerloom.data.DataException;
import org.layerloom.data.DatasetSource;
import org.layerloom.data.Datasets;
import org.layerloom.data.Samples;
import org.layerloom.training.NoAnswerException;
import org.layerloom.training.Part;

/** The parts of a run's data. What was read stays while memory allows. */
final class Parts {

  private final Datasets datasets;
  private final Map<String, SoftReference<Samples>> read = new HashMap<>();

  Parts(Datasets datasets) {
    this.datasets = datasets;
  }

  Datasets datasets() {
    return datasets;
  }

  /** None where the part does not exist. */
  Samples read(Opened network, Part part) throws NoAnswerException {
    String source = network.source();
    try {
      if (part == Part.TEST) {
        return datasets.info(source).shape().testSize() > 0
            ? whole(source, DatasetSource.Part.TEST)
            : Picked.range(whole(source, DatasetSource.Part.TRAIN), 0, 0);
      }
      Samples all = whole(source, DatasetSource.Part.TRAIN);
      Split split =
          Split.of(new Seeds(network.session().program().plan().seed()), all, network.holdout());
      long[] places = (part == Part.TRAIN ? split.train() : split.validation()).all();
      if (places.length == all.count()) {
        return all;
      }
      return Picked.places(all, Arrays.stream(places).mapToInt(Math::toIntExact).toArray());
    } catch (DataException e) {
      throw new NoAnswerException(e.reason());
    }
  }

  private Samples whole(String source, DatasetSource.Part part) throws DataException {
    String key = part + " " + source;
    SoftReference<Samples> known = read.get(key);
    Samples samples = known == null ? null : known.get();
    if (samples == null) {
      samples = datasets.read(source, part);
      read.put(key, new SoftReference<>(samples));
    }
    return samples;
  }
}
