package org.layerloom.engine.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.layerloom.engine.Flows;
import org.layerloom.exchange.Outgoing;
import org.layerloom.network.Analyser;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Link;
import org.layerloom.network.NodeId;
import org.layerloom.network.PortRef;
import org.layerloom.network.Shape;

/** Answers are scored where the dataset's labels are what they should be, and nowhere else. */
class OnnxTrialTest {

  private static final NodeId DATA = new NodeId("data");

  private static Flows judge() {
    return new Flows(Shape.of(3), 2, Shape.of())
        .then("answer", "dense", "units", 1)
        .loss("loss", "binaryCrossEntropy")
        .train();
  }

  private static boolean judged(Analysis analysis) {
    return OnnxTrial.judgedByLabels(Outgoing.of(analysis, Catalogue.standard(), true), DATA);
  }

  @Test
  void whoIsComparedWithLabelsIsScored() {
    assertThat(judged(judge().analysis())).isTrue();
  }

  @Test
  void whoTellsRealFromMadeUpIsNot() {
    Flows flows = judge().add("real", "constant");
    Graph graph = flows.analysis().graph();
    PortRef labels = PortRef.of("loss", "labels");
    Graph changed =
        graph.withLinks(
            graph
                .links()
                .minus(new Link(PortRef.of("data", "labels"), labels))
                .plus(new Link(PortRef.of("real", "out"), labels)));

    assertThat(judged(Analyser.analyse(changed, Catalogue.standard(), flows.shapes()))).isFalse();
  }

  @Test
  void whatNoLossJudgesIsNot() {
    Analysis analysis =
        new Flows(Shape.of(3), 2, Shape.of())
            .then("features", "dense", "units", 4)
            .then("answer", "dense", "units", 2)
            .loss("loss", "crossEntropy")
            .train()
            .analysis();

    assertThat(
            OnnxTrial.judgedByLabels(
                Outgoing.of(analysis, Catalogue.standard(), true, new NodeId("features")), DATA))
        .isFalse();
  }
}
