package org.layerloom.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.layerloom.data.Datasets;
import org.layerloom.engine.host.Work;
import org.layerloom.engine.trainer.TorchWork;
import org.layerloom.training.Question;
import org.layerloom.training.Stepped;

/** What the documents work by hand, stepped by the engine: what the samples' notes say is so. */
class WorkedExamplesTest {

  private static final Offset<Float> NEAR = Offset.offset(1e-6f);

  @Test
  void thePointOfDocument003() throws Exception {
    Stepped step = step("by-hand-2-3");

    assertThat(flow(step, "hidden")).containsExactly(13, 24);
    assertThat(flow(step, "output")).containsExactly(37);
    assertThat(step.loss()).isEqualTo(1);
    assertThat(gradient(step, "hidden.weight")).containsExactly(4, 6, 4, 6);
    assertThat(gradient(step, "output.weight")).containsExactly(26, 48);
    assertThat(after(step, "hidden.weight"))
        .containsExactly(new float[] {.96f, 1.94f, 2.96f, 3.94f}, NEAR);
    assertThat(after(step, "output.weight")).containsExactly(new float[] {.74f, .52f}, NEAR);
  }

  @Test
  void thePointOfDocument004() throws Exception {
    Stepped step = step("by-hand-3-6");

    assertThat(flow(step, "hidden")).containsExactly(20, 39);
    assertThat(flow(step, "output")).containsExactly(60);
    assertThat(step.loss()).isZero();
    for (Stepped.Change change : step.parameters()) {
      assertThat(change.after().values()).isEqualTo(change.before().values());
    }
  }

  /** Half of the squared error, had the output been 51: 30 for 39 takes 9 from the bias. */
  @Test
  void whatTheSlipsOfDocument004WouldGive() throws Exception {
    Stepped step = step("by-hand-3-6", new Question.Edit("output.bias", 0, 1 - 9));

    assertThat(flow(step, "output")).containsExactly(51);
    assertThat(step.loss()).isEqualTo(40.5);
  }

  private static Stepped step(String id, Question.Edit... edits) throws Exception {
    var document = SampleProject.find(id).orElseThrow().document();
    try (Work work = new TorchWork(Datasets.installed());
        Work.Answering answers = work.answers()) {
      return answers.answer(
          new Question.Step(new Question.Start.Fresh(document), 0, null, List.of(edits), null));
    }
  }

  private static float[] flow(Stepped step, String node) {
    return step.flows().stream()
        .filter(it -> it.port().node().value().equals(node))
        .findFirst()
        .orElseThrow()
        .values()
        .values();
  }

  private static Stepped.Change change(Stepped step, String name) {
    return step.parameters().stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static float[] gradient(Stepped step, String name) {
    return java.util.Objects.requireNonNull(change(step, name).gradient()).values();
  }

  private static float[] after(Stepped step, String name) {
    return change(step, name).after().values();
  }
}
