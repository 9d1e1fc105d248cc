package org.layerloom.network.kinds;

import java.util.List;
import org.layerloom.network.Family;
import org.layerloom.network.Folds;
import org.layerloom.network.Inference;
import org.layerloom.network.Message;
import org.layerloom.network.Parameter;
import org.layerloom.network.Port;
import org.layerloom.network.PortType;
import org.layerloom.network.Repair;
import org.layerloom.network.Site;
import org.layerloom.network.Value;

/** Where samples come from: features on one side, what should come out on the other. */
final class DatasetKind extends Flow {

  DatasetKind() {
    super(
        "dataset",
        Family.DATA,
        "fth-database",
        List.of(),
        List.of(Port.of("features", PortType.SAMPLES), Port.of("labels", PortType.LABELS)),
        "{source}",
        new Parameter(
            "source", new Parameter.Type.Dataset(), new Value.Text(""), true, settings -> true),
        Parameter.real("validation", 0.1, 0, 0.5).when(s -> s.whole(Folds.COUNT) < 2),
        Parameter.whole(Folds.COUNT, 0, 0, Folds.MOST),
        Parameter.whole(Folds.FOLD, 1, 1, Folds.MOST).when(s -> s.whole(Folds.COUNT) >= 2));
  }

  @Override
  public Inference infer(Site site) {
    String source = site.settings().text("source");
    long folds = site.settings().whole(Folds.COUNT);
    if (folds >= 2 && site.settings().whole(Folds.FOLD) > folds) {
      return Fits.misfit(
          Folds.FOLD,
          Message.of("network.dataset.fold", site.settings().whole(Folds.FOLD), folds),
          new Repair.Set(Folds.FOLD, new Value.Whole(1)));
    }
    if (source.isBlank()) {
      return Fits.misfit("source", Message.of("network.dataset.none"));
    }
    Site.DatasetShape found = site.data().find(source);
    return found == null
        ? Fits.misfit("source", Message.of("network.dataset.unknown", source))
        : Inference.of(found.features(), found.labels());
  }
}
