package org.layerloom.network.kinds;

import java.util.List;
import org.layerloom.network.Shape;
import org.layerloom.network.TorchCode;
import org.layerloom.network.Weight;
import org.layerloom.network.Weight.Start;

/**
 * Multi-head attention as a part of layers (Vaswani et al. 2017), with the weights of PyTorch's
 * module: {@code in_proj_weight [3 width, width]}, {@code in_proj_bias}, {@code out_proj.weight},
 * {@code out_proj.bias}.
 *
 * @param prefix what the weights' names begin with: empty, or {@code self_attn.}
 */
record AttentionText(String prefix, long width, long heads) {

  List<Weight> weights() {
    return List.of(
        new Weight(
            prefix + "in_proj_weight",
            Shape.of(3 * width, width),
            Start.glorot(width, 3 * width),
            true),
        new Weight(prefix + "in_proj_bias", Shape.of(3 * width), new Start.Constant(0), true),
        new Weight(
            prefix + "out_proj.weight", Shape.of(width, width), Start.glorot(width, width), true),
        new Weight(prefix + "out_proj.bias", Shape.of(width), new Start.Constant(0), true));
  }

  /** Of queries over so many keys: four projections, the scores, and what they weigh. */
  long multiplyAdds(long queries, long keys) {
    return 2 * (queries + keys) * width * width + 2 * queries * keys * width;
  }

  /** What attends, over what; a causal one sees only what came before. */
  String write(TorchCode code, String queries, String memory, boolean causal) {
    String q = head(code, queries, 0);
    String k = head(code, memory, 1);
    String v = head(code, memory, 2);
    String mixed =
        code.let(
            "torch.scaled_dot_product_attention(%s, %s, %s, None, 0., %s)"
                .formatted(q, k, v, causal ? "True" : "False"));
    String joined = code.let("torch.flatten(torch.transpose(%s, 1, 2), 2, 3)".formatted(mixed));
    return code.let(
        "torch.linear(%s, %s, %s)"
            .formatted(
                joined,
                code.weight(prefix + "out_proj.weight"),
                code.weight(prefix + "out_proj.bias")));
  }

  /** One of the three projections, split into heads: {@code [batch, heads, steps, width/heads]}. */
  private String head(TorchCode code, String x, int part) {
    String rows = ", 0, %d, %d, 1)".formatted(part * width, (part + 1) * width);
    String all =
        code.let(
            "torch.linear(%s, torch.slice(%s%s, torch.slice(%s%s)"
                .formatted(
                    x,
                    code.weight(prefix + "in_proj_weight"),
                    rows,
                    code.weight(prefix + "in_proj_bias"),
                    rows));
    return code.let(
        "torch.transpose(torch.unflatten(%s, 2, [%d, %d]), 1, 2)"
            .formatted(all, heads, width / heads));
  }
}
