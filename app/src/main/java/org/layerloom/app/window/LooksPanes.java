package org.layerloom.app.window;

import org.layerloom.app.canvas.CanvasPane;
import org.layerloom.app.evaluation.EvaluationPane;
import org.layerloom.app.inside.CanvasPictures;
import org.layerloom.app.inside.InsideModel;
import org.layerloom.app.inside.InsidePane;
import org.layerloom.app.language.Words;
import org.layerloom.app.predict.PredictPane;
import org.layerloom.app.work.Lifetime;
import org.layerloom.network.Wording;

/** The panes that look at what was trained, and how they are joined. */
final class LooksPanes {

  private final EvaluationPane evaluation;
  private final PredictPane predict;
  private final InsidePane inside;
  private Runnable insideShower = () -> {};

  LooksPanes(Models models, CanvasPane canvas, Lifetime lifetime) {
    Words words = models.words();
    Wording wording = models.wording();
    InsideModel seen = new InsideModel(models.subject, models.asker, lifetime);
    // The canvas shows its small pictures whatever tab is open.
    seen.wantedProperty().set(true);
    Runnable look = () -> insideShower.run();
    evaluation =
        new EvaluationPane(
            models.subject, models.runs, models.asker, words, wording, look, lifetime);
    predict = new PredictPane(models.subject, models.asker, words, wording, look, lifetime);
    inside =
        new InsidePane(
            seen,
            models.session,
            models.background,
            words,
            wording,
            models.theme.darkProperty(),
            lifetime);
    var _ =
        new CanvasPictures(
            seen, canvas.editor().thumbnails(), models.theme.darkProperty(), lifetime);
  }

  EvaluationPane evaluation() {
    return evaluation;
  }

  PredictPane predict() {
    return predict;
  }

  InsidePane inside() {
    return inside;
  }

  /** Called where the person wants to see what goes on inside. */
  void onInside(Runnable shower) {
    insideShower = shower;
  }
}
