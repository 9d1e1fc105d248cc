package org.layerloom.samples;

import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.DataException;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.DatasetSource;
import org.layerloom.data.Samples;
import org.layerloom.samples.bundled.Bundle;
import org.layerloom.samples.bundled.Faulty;
import org.layerloom.samples.bundled.Mnist;
import org.layerloom.samples.bundled.Names;
import org.layerloom.samples.bundled.Ratings;
import org.layerloom.samples.bundled.SomeDigits;
import org.layerloom.samples.bundled.SpokenDigits;
import org.layerloom.samples.bundled.Tables;
import org.layerloom.samples.bundled.Toys;

/** The datasets that come with Layerloom. Found as a service: use {@code data.Datasets}. */
public final class BundledDatasets implements DatasetSource {

  private static final List<Bundle> BUNDLES =
      List.of(
          new Mnist(),
          SomeDigits.low(),
          SomeDigits.fewHigh(),
          Tables.digits(),
          Tables.iris(),
          Tables.wine(),
          Tables.breastCancer(),
          Tables.diabetes(),
          new Names(),
          new Ratings(),
          new SpokenDigits(),
          Toys.points100(),
          Toys.onePoint(2, 3, 36),
          Toys.onePoint(3, 6, 60),
          Toys.spiral(),
          Toys.moons(),
          Toys.circles(),
          Toys.xor(),
          Toys.gaussians(),
          Toys.plane(),
          Faulty.mislabelledDigits(),
          Faulty.copiedMoons());

  @Override
  public List<DatasetInfo> datasets() {
    return BUNDLES.stream().map(Bundle::info).toList();
  }

  @Override
  public Samples read(String id, Part part) throws DataException {
    return bundle(id).read(part);
  }

  @Override
  public List<String> tokens(String id) throws DataException {
    return bundle(id).tokens();
  }

  private Bundle bundle(String id) throws DataException {
    for (Bundle bundle : BUNDLES) {
      if (bundle.info().id().equals(id)) {
        return bundle;
      }
    }
    throw DataException.of(
        "data.unknown", id, String.join(", ", datasets().stream().map(DatasetInfo::id).toList()));
  }

  /** What networks of the samples have learned, to begin with. */
  @Override
  public @Nullable InputStream weights(String name) {
    return name.matches("[a-z0-9-]+")
        ? BundledDatasets.class.getResourceAsStream("weights/" + name + ".safetensors")
        : null;
  }
}
