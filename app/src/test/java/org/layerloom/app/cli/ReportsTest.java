package org.layerloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.layerloom.network.Wording;
import org.layerloom.training.TrainingEvent;
import org.layerloom.training.TrainingEvent.EpochDone;
import org.layerloom.training.TrainingEvent.Finished;
import org.layerloom.training.TrainingEvent.Progress;
import org.layerloom.training.TrainingEvent.Started;
import org.layerloom.training.TrainingEvent.Step;

/** A run of two epochs, told to people and to programs. */
final class ReportsTest {

  private static final Path RUN = Path.of("runs", "today-mnist");
  private static final Started STARTED = new Started(RUN, "cpu", 225_034, 2, 100, "accuracy");
  private static final EpochDone EPOCH = new EpochDone(1, 0.25, 0.92, 0.125, 0.97, 10.5);
  private static final Finished FINISHED = new Finished(false, 2, 0.0625, 0.9841, 4950.4, 65, RUN);

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

  @Test
  void linesTellEpochsAndTheResult() {
    TrainingReport report =
        new LineReport(out, new Figures(new Words(Locale.ENGLISH)), new Wording(Locale.ENGLISH));

    List.of(STARTED, progress(5), EPOCH, FINISHED).forEach(report::show);

    assertThat(lines())
        .containsExactly(
            "225,034 parameters on cpu: 2 epochs of 100 steps. Run folder: " + RUN,
            "Epoch 1/2: loss 0.2500, accuracy 92.00 %; validation loss 0.1250, accuracy 97.00 %;"
                + " 10.5 s",
            "Done: 2 epochs in 1:05, 4,950 samples a second",
            "Test: loss 0.0625, accuracy 98.41 %",
            "Kept in " + RUN);
  }

  @Test
  void whatIsNotMeasuredIsNotShown() {
    TrainingReport report =
        new LineReport(out, new Figures(new Words(Locale.ENGLISH)), new Wording(Locale.ENGLISH));

    report.show(new Started(RUN, "cpu", 41, 1, 4, ""));
    report.show(new EpochDone(1, 0.5, Double.NaN, Double.NaN, Double.NaN, 0.1));
    report.show(new Finished(true, 1, Double.NaN, Double.NaN, 100, 0.4, RUN));

    assertThat(lines())
        .contains(
            "Epoch 1/1: loss 0.5000; 0.1 s",
            "Stopped, and what was learned is kept: 1 epoch in 0 s, 100 samples a second")
        .noneMatch(line -> line.contains("NaN") || line.startsWith("Test"));
  }

  @Test
  void linesSpeakChinese() {
    Locale chinese = Locale.SIMPLIFIED_CHINESE;
    TrainingReport report =
        new LineReport(out, new Figures(new Words(chinese)), new Wording(chinese));

    List.of(STARTED, EPOCH, FINISHED).forEach(report::show);

    assertThat(lines()).hasSize(5).allMatch(line -> line.matches(".*\\p{IsHan}.*"));
  }

  @Test
  void quietTellsTheResultOnly() {
    TrainingReport report = new QuietReport(out, new Figures(new Words(Locale.ENGLISH)));

    List.of(STARTED, progress(5), EPOCH, FINISHED).forEach(report::show);

    assertThat(lines()).hasSize(3).first().asString().startsWith("Done");
  }

  @Test
  void programsGetOneObjectALineAndTheResultLast() throws Exception {
    TrainingReport report = new JsonReport(out, new Wording(Locale.ENGLISH), () -> Instant.EPOCH);

    List.of(STARTED, progress(5), EPOCH, FINISHED).forEach(report::show);

    ObjectMapper json = new ObjectMapper();
    for (String line : lines()) {
      assertThat(json.readTree(line).isObject()).isTrue();
    }
    JsonNode last = json.readTree(lines().getLast());
    assertThat(last.path("testAccuracy").asDouble()).isEqualTo(0.9841);
    assertThat(last.path("testLoss").asDouble()).isEqualTo(0.0625);
    assertThat(last.path("epochs").asInt()).isEqualTo(2);
    assertThat(last.path("samplesPerSecond").asDouble()).isEqualTo(4950.4);
    assertThat(last.path("runDirectory").asText()).isEqualTo(RUN.toString());
  }

  @Test
  void programsGetNullForWhatIsNotMeasured() throws Exception {
    TrainingReport report = new JsonReport(out, new Wording(Locale.ENGLISH), () -> Instant.EPOCH);

    report.show(new Finished(false, 1, 0.5, Double.NaN, 1, 1, RUN));

    assertThat(new ObjectMapper().readTree(lines().getLast()).path("testAccuracy").isNull())
        .isTrue();
  }

  @Test
  void theCourseIsToldAtMostOnceASecond() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    TrainingReport report = new JsonReport(out, new Wording(Locale.ENGLISH), now::get);

    report.show(progress(1));
    now.set(Instant.EPOCH.plusMillis(900));
    report.show(progress(2));
    now.set(Instant.EPOCH.plusMillis(1100));
    report.show(progress(3));

    assertThat(lines()).hasSize(2);
  }

  @Test
  void aBarIsDrawnAndLeavesTheLines() {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(out, new PrintStream(screen, true, StandardCharsets.UTF_8), true, 100);
    Words words = new Words(Locale.ENGLISH);
    Figures figures = new Figures(words);
    TrainingReport report =
        new BarReport(
            new LineReport(out, figures, new Wording(Locale.ENGLISH)), terminal, figures, words);

    List.of(STARTED, progress(50), EPOCH, FINISHED).forEach(report::show);
    report.close();

    assertThat(lines()).hasSize(5).first().asString().contains("225,034");
    assertThat(screen.toString(StandardCharsets.UTF_8)).contains("Epoch 1/2", "51%");
  }

  private static TrainingEvent progress(int step) {
    return new Progress(List.of(new Step(step, (step + 1) / 100.0, 0.5, 0.9)), 4950, 30);
  }

  private List<String> lines() {
    return written.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
