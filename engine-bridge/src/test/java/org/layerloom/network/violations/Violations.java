package org.layerloom.network.violations;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.ObjectMapper;
import javafx.scene.Node;
import org.layerloom.data.DatasetInfo;
import org.layerloom.project.Document;
import org.layerloom.training.RunRequest;

/** Classes that go against an arrow of the house on purpose: its rule must find each. */
public final class Violations {

  private Violations() {}

  /** Draws. */
  public record Fx(Node node) {}

  /** Knows the document. */
  public record Project(Document document) {}

  /** Knows datasets. */
  public record Data(DatasetInfo info) {}

  /** Knows runs. */
  public record Training(RunRequest request) {}

  /** Knows tensors. */
  public record Djl(NDManager manager) {}

  /** Knows JSON. */
  public record Json(ObjectMapper mapper) {}
}
