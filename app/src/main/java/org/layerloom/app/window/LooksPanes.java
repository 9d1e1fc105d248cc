package org.layerloom.app.window;

import org.layerloom.app.canvas.CanvasPane;
import org.layerloom.app.data.DataModel;
import org.layerloom.app.data.DataPane;
import org.layerloom.app.evaluation.EvaluationPane;
import org.layerloom.app.files.Bin;
import org.layerloom.app.files.Sample;
import org.layerloom.app.inside.CanvasPictures;
import org.layerloom.app.inside.InsideModel;
import org.layerloom.app.inside.InsidePane;
import org.layerloom.app.language.Words;
import org.layerloom.app.plane.PlaneModel;
import org.layerloom.app.plane.PlanePane;
import org.layerloom.app.predict.PredictPane;
import org.layerloom.app.report.ReportMaker;
import org.layerloom.app.runs.RunsPane;
import org.layerloom.app.stepping.SteppingModel;
import org.layerloom.app.stepping.SteppingPane;
import org.layerloom.app.surface.SurfaceModel;
import org.layerloom.app.surface.SurfacePane;
import org.layerloom.app.trained.MomentBar;
import org.layerloom.app.work.Lifetime;
import org.layerloom.network.Wording;

/** The panes that look at what was trained, and how they are joined. */
final class LooksPanes {

  private final DataPane data;
  private final EvaluationPane evaluation;
  private final PredictPane predict;
  private final InsidePane inside;
  private final SteppingPane stepping;
  private final PlanePane plane;
  private final SurfacePane surface;
  private final RunsPane runs;
  private final MomentBar moments;
  private Runnable insideShower = () -> {};
  private Runnable evaluationShower = () -> {};

  LooksPanes(Models models, CanvasPane canvas, MainWindow window, Lifetime lifetime) {
    Words words = models.words();
    Wording wording = models.wording();
    InsideModel seen = new InsideModel(models.subject, models.asker, lifetime);
    // The canvas shows its small pictures whatever tab is open.
    seen.wantedProperty().set(true);
    Runnable look = () -> insideShower.run();
    data =
        new DataPane(
            new DataModel(models.session, models.surroundings.data(), models.reading, lifetime),
            models.subject,
            seen,
            models.asker,
            models.session,
            words,
            wording,
            lifetime);
    evaluation =
        new EvaluationPane(
            models.subject,
            models.runs,
            models.asker,
            models.background,
            words,
            wording,
            look,
            lifetime);
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
    stepping =
        new SteppingPane(
            new SteppingModel(models.session, models.subject, models.asker, lifetime),
            models.session,
            words,
            wording,
            models.theme.darkProperty(),
            lifetime);
    plane =
        new PlanePane(
            new PlaneModel(
                models.subject,
                models.asker,
                models.surroundings.data(),
                models.surroundings.catalogue(),
                models.reading,
                lifetime),
            models.session,
            words,
            wording,
            models.theme.darkProperty(),
            lifetime);
    surface =
        new SurfacePane(
            new SurfaceModel(models.subject, models.asker, lifetime),
            words,
            wording,
            models.theme.darkProperty(),
            lifetime);
    runs =
        new RunsPane(
            models.surroundings.folders().runs(),
            models.background,
            Bin.ofSystem(),
            models.runs,
            models.subject,
            words,
            wording,
            new RunsPane.Acts(
                document -> models.files.open(new Sample("fork", document.name(), () -> document)),
                window::confirmDiscard,
                new ReportMaker(
                        models.background,
                        models.asker,
                        models.surroundings.pictureFiles(),
                        canvas::flowchart,
                        words,
                        wording,
                        models::notice)
                    ::make,
                window::export,
                window::compress,
                () -> evaluationShower.run()),
            lifetime);
    moments = new MomentBar(models.subject, models.background, words, lifetime);
    var _ =
        new CanvasPictures(
            seen,
            models.session,
            canvas.editor().thumbnails(),
            models.theme.darkProperty(),
            lifetime);
  }

  DataPane data() {
    return data;
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

  SteppingPane stepping() {
    return stepping;
  }

  PlanePane plane() {
    return plane;
  }

  SurfacePane surface() {
    return surface;
  }

  RunsPane runs() {
    return runs;
  }

  MomentBar moments() {
    return moments;
  }

  /** Called where the person wants to see the evaluation of a run. */
  void onEvaluation(Runnable shower) {
    evaluationShower = shower;
  }

  /** Called where the person wants to see what goes on inside. */
  void onInside(Runnable shower) {
    insideShower = shower;
  }
}
