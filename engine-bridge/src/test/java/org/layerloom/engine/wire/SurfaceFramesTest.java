package org.layerloom.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.layerloom.training.Heights;
import org.layerloom.training.Question;
import org.layerloom.training.Surface;
import org.layerloom.training.Trained;

/** Surfaces go through frames and come back as they were, or are refused with a reason. */
final class SurfaceFramesTest {

  private static final Trained NETWORK = Trained.last(Path.of("/runs/one"));
  private static final Question.Landscape LANDSCAPE = new Question.Landscape(NETWORK, 25, 500, -3);
  private static final Surface SURFACE =
      new Surface(
          Long.MAX_VALUE,
          3,
          -1e-7,
          2.5,
          -4,
          1e6,
          false,
          0.3,
          500,
          List.of(new Surface.Moment("last", 77, 0, 0)));

  private static Frame frame(Object answer) {
    return Answers.put(Frame.of("answer"), answer).build();
  }

  private static void damaged(Frame frame, Question<?> question, Consumer<ObjectNode> damage) {
    damage.accept(frame.header());
    assertThatThrownBy(() -> Answers.answer(question, frame)).isInstanceOf(IOException.class);
  }

  @Test
  void questionsComeBackAsTheyWere() throws IOException {
    Question.Climb climb = new Question.Climb(NETWORK, Long.MAX_VALUE, 624);

    assertThat(Questions.question(Questions.frame(LANDSCAPE).build())).isEqualTo(LANDSCAPE);
    assertThat(Questions.question(Questions.frame(climb).build())).isEqualTo(climb);
  }

  @Test
  void answersComeBackAsTheyWere() throws IOException {
    float[] losses = {1, Float.NaN, Float.POSITIVE_INFINITY};

    assertThat(Answers.answer(LANDSCAPE, frame(SURFACE))).isEqualTo(SURFACE);
    Heights heights =
        Answers.answer(new Question.Climb(NETWORK, 1, 0), frame(new Heights(6, losses)));
    assertThat(heights.losses()).containsExactly(losses);
  }

  @Test
  void damageIsRefused() {
    damaged(frame(SURFACE), LANDSCAPE, header -> header.put("side", 1_000_000));
    damaged(frame(SURFACE), LANDSCAPE, header -> header.put("left", 7));
    damaged(frame(SURFACE), LANDSCAPE, header -> header.put("top", "high"));
    damaged(frame(SURFACE), LANDSCAPE, header -> header.remove("principal"));
    damaged(frame(SURFACE), LANDSCAPE, header -> header.putArray("path"));
    damaged(frame(SURFACE), LANDSCAPE, header -> header.putArray("path").add(7));
    Question.Climb climb = new Question.Climb(NETWORK, 1, 0);
    damaged(frame(new Heights(0, new float[] {1})), climb, header -> header.put("from", -1));
    Frame empty =
        Frame.of("answer")
            .put("from", 0)
            .put(Tensor.floats("losses", List.of(0L), new float[0]))
            .build();
    damaged(empty, climb, header -> {});
    Frame longs =
        Frame.of("answer")
            .put("from", 0)
            .put(Tensor.longs("losses", List.of(1L), new long[1]))
            .build();
    damaged(longs, climb, header -> {});
    damaged(Frame.of("answer").put("from", 0).build(), climb, header -> {});
  }
}
