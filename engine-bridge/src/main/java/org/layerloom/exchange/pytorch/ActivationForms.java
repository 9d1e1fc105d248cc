package org.layerloom.exchange.pytorch;

import java.util.HashMap;
import java.util.Map;

/** Activations. */
final class ActivationForms {

  private ActivationForms() {}

  static Map<String, Forms.Form> all() {
    Map<String, Forms.Form> all = new HashMap<>();
    all.put("relu", of("F.relu"));
    all.put("relu6", of("F.relu6"));
    all.put("selu", of("F.selu"));
    all.put("gelu", of("F.gelu"));
    all.put("silu", of("F.silu"));
    all.put("mish", of("F.mish"));
    all.put("softplus", of("F.softplus"));
    all.put("sigmoid", of("torch.sigmoid"));
    all.put("logSigmoid", of("F.logsigmoid"));
    all.put("hardSigmoid", of("F.hardsigmoid"));
    all.put("hardSwish", of("F.hardswish"));
    all.put("tanh", of("torch.tanh"));
    all.put("hardTanh", of("F.hardtanh"));
    all.put("softsign", of("F.softsign"));
    all.put("leakyRelu", node -> "F.leaky_relu(" + node.x() + ", " + node.real("alpha") + ")");
    all.put("elu", node -> "F.elu(" + node.x() + ", alpha=" + node.real("alpha") + ")");
    all.put("celu", node -> "F.celu(" + node.x() + ", alpha=" + node.real("alpha") + ")");
    all.put(
        "prelu",
        node ->
            node.call("nn.PReLU(" + (node.shape().rank() == 0 ? 1 : node.shape().extent(0)) + ")"));
    all.put("softmax", node -> "F.softmax(" + node.x() + ", dim=" + over(node) + ")");
    all.put("logSoftmax", node -> "F.log_softmax(" + node.x() + ", dim=-1)");
    all.put("glu", node -> "F.glu(" + node.x() + ", dim=" + over(node) + ")");
    return all;
  }

  private static Forms.Form of(String function) {
    return node -> function + "(" + node.x() + ")";
  }

  private static int over(NodeForm node) {
    return node.settings().text("over").equals("first") ? 1 : -1;
  }
}
