package org.layerloom.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.engine.Flows;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;
import org.layerloom.network.Value;
import org.layerloom.project.Document;
import org.layerloom.project.ProjectFile;

/** Several runs as one: what their projects are, where they lie, what they came to. */
final class RunSeriesTest {

  @TempDir Path runs;

  private final Document document =
      Document.named("a project whose name is longer than what a folder's name takes")
          .withGraph(
              new Flows(Shape.of(4), 3, Shape.of())
                  .then("out", "dense", "units", 3)
                  .loss("loss", "crossEntropy")
                  .train("seed", 7)
                  .graph());

  private RunSeries series(RunSeries.Kind kind, int count) throws RunException {
    return RunSeries.create(runs, document, kind, count, "cpu", 1);
  }

  private static void ends(RunSeries series, Document member, double score, double validation)
      throws Exception {
    try (RunWriter writer =
        RunWriter.create(
            series.folder(),
            member.name(),
            ProjectFile.text(member),
            OptionalLong.empty(),
            1,
            Map.of(),
            InstantSource.system())) {
      Path folder = writer.folder().path();
      writer.accept(new TrainingEvent.Started(folder, "cpu", 15, 1, 1, "accuracy"));
      writer.accept(new TrainingEvent.EpochDone(1, 0.5, 0.8, validation, 0.75, 1));
      writer.accept(new TrainingEvent.Finished(false, 1, 0.4, score, 100, 2, folder));
    }
  }

  @Test
  void foldsDifferInWhatValidatesAndSeedsInWhereChanceStarts() throws Exception {
    RunSeries folds = series(RunSeries.Kind.FOLDS, 5);
    var data = folds.member(document, 3).graph().node(new NodeId("data")).settings();
    assertThat(data.get("folds")).isEqualTo(new Value.Whole(5));
    assertThat(data.get("fold")).isEqualTo(new Value.Whole(3));

    RunSeries seeds = series(RunSeries.Kind.SEEDS, 3);
    assertThat(seeds.member(document, 3).graph().node(new NodeId("train")).settings().get("seed"))
        .isEqualTo(new Value.Whole(9));
  }

  @Test
  void itIsFoundAgainWithTheRunsThatHaveBegun() throws Exception {
    RunSeries made = series(RunSeries.Kind.FOLDS, 12);
    ends(made, made.member(document, 11), 0.9, 0.3);
    ends(made, made.member(document, 1), 0.8, 0.5);

    RunSeries read = RunReader.series(runs).getFirst();

    assertThat(read).isEqualTo(made);
    assertThat(read.members()).hasSize(2);
    assertThat(read.members().getFirst().id()).contains("fold-1-of-12");
    assertThat(read.member(11)).isNotNull();
    assertThat(read.member(2)).isNull();
    // Its runs are no runs of the folder's own.
    assertThat(RunReader.list(runs)).isEmpty();
  }

  @Test
  void whatItCameToIsMeanAndSpreadOfThoseThatEnded() throws Exception {
    RunSeries series = series(RunSeries.Kind.SEEDS, 4);
    ends(series, series.member(document, 1), 0.9, 0.3);
    ends(series, series.member(document, 2), 0.8, 0.5);
    ends(series, series.member(document, 3), 0.7, 0.4);

    SeriesResult result = SeriesResult.of(series);

    assertThat(result.done()).isEqualTo(3);
    assertThat(result.testScore().mean()).isCloseTo(0.8, within(1e-12));
    assertThat(result.testScore().deviation()).isCloseTo(0.1, within(1e-12));
    assertThat(result.validationLoss().mean()).isCloseTo(0.4, within(1e-12));
    assertThat(series.summary().status()).isEqualTo(RunStatus.INTERRUPTED);
    ends(series, series.member(document, 4), 0.8, Double.NaN);
    assertThat(series.summary().status()).isEqualTo(RunStatus.FINISHED);
    assertThat(SeriesResult.of(series).validationLoss().mean()).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void aDamagedOneIsNamedAndLeftOut() throws Exception {
    RunSeries series = series(RunSeries.Kind.FOLDS, 5);
    Files.writeString(series.folder().resolve("series.json"), "{\"kind\":\"folds\",\"count\":-1}");

    assertThatThrownBy(() -> RunSeries.read(series.folder()))
        .isInstanceOfSatisfying(
            RunException.class,
            e -> assertThat(e.reason().key()).isEqualTo("training.series.damaged"));
    assertThat(RunReader.series(runs)).isEqualTo(List.of());
  }
}
