package org.layerloom.app.inspector;

import org.layerloom.app.session.SessionState;
import org.layerloom.network.Node;
import org.layerloom.network.Settings;
import org.layerloom.network.Site;

/**
 * What a run of a project would do, as far as its cost depends on it.
 *
 * @param batch samples a step
 * @param epochs how often over all samples
 * @param samples seen in an epoch, those kept back for validation not counted
 */
record TrainingPlan(long batch, long epochs, long samples) {

  static TrainingPlan of(SessionState state, Site.DatasetShapes data) {
    long batch = 1;
    long epochs = 1;
    long samples = 0;
    for (Node node : state.document().graph().nodes().values()) {
      Settings settings = node.settings();
      if (node.kind().equals("train")) {
        batch = settings.whole("batchSize");
        epochs = settings.whole("epochs");
      }
      if (node.kind().equals("dataset")) {
        Site.DatasetShape shape = data.find(settings.text("source"));
        long size = shape == null ? 0 : shape.trainSize();
        samples += Math.round(size * (1 - settings.real("validation")));
      }
    }
    return new TrainingPlan(batch, epochs, samples);
  }
}
