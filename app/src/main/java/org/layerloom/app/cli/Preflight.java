package org.layerloom.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.Datasets;
import org.layerloom.network.Analyser;
import org.layerloom.network.Analysis;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Parameter;
import org.layerloom.network.Problem;
import org.layerloom.network.Value;
import org.layerloom.subnet.Network;

/** Looks a project through before anything runs, and words what it finds. */
final class Preflight {

  private final Context context;
  private final Project project;
  private final Datasets datasets;
  private final Analysis analysis;

  Preflight(Context context, Project project) {
    this.context = context;
    this.project = project;
    this.datasets = Datasets.installed(project.folder());
    Network network = project.document().network();
    this.analysis =
        Analyser.analyse(network.graph(), network.catalogue(context.catalogue()), datasets);
  }

  Analysis analysis() {
    return analysis;
  }

  boolean sound() {
    return analysis.sound();
  }

  /** A line a problem: file, node, cause, what would mend it. */
  List<String> lines() {
    return analysis.problems().stream().map(this::line).toList();
  }

  private String line(Problem problem) {
    String key = problem.severity() == Problem.Severity.ERROR ? "check.error" : "check.warning";
    String sentence = context.wording().say(problem, analysis.graph());
    Message reason = datasetReason(problem);
    String why = reason == null ? sentence : sentence + " " + context.wording().say(reason);
    return context.words().say(key, project.name(), why) + repairs(problem);
  }

  private String repairs(Problem problem) {
    List<Problem.Fix> repairs = problem.innermost().repairs();
    return repairs.isEmpty()
        ? ""
        : context
            .words()
            .say(
                "check.repair",
                repairs.stream()
                    .map(fix -> context.wording().say(fix.name()))
                    .collect(Collectors.joining(context.words().say("check.or"))));
  }

  /** The shape rule only knows that a dataset cannot be had; its room knows why. */
  private @Nullable Message datasetReason(Problem problem) {
    Node node = problem.node() == null ? null : analysis.graph().find(problem.node());
    String parameter = problem.parameter();
    if (node == null || parameter == null || !node.settings().has(parameter)) {
      return null;
    }
    boolean names =
        analysis.catalogue().kind(node.kind()).parameter(parameter).type()
            instanceof Parameter.Type.Dataset;
    return names && node.settings().get(parameter) instanceof Value.Text(String dataset)
        ? datasets.problem(dataset)
        : null;
  }

  /** The same for programs. */
  List<Map<String, @Nullable Object>> fields() {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (Problem problem : analysis.problems()) {
      Problem at = problem.innermost();
      all.add(
          new JsonLine()
              .with("severity", problem.severity().name().toLowerCase(java.util.Locale.ROOT))
              .with("node", node(problem))
              .with("parameter", at.parameter())
              .with("link", at.link() == null ? null : at.link().toString())
              .with("message", context.wording().say(problem, analysis.graph()))
              .with(
                  "repairs",
                  at.repairs().stream().map(f -> context.wording().say(f.name())).toList())
              .fields());
    }
    return all;
  }

  /** The node's path through sub-networks: {@code block1/conv1}. */
  private static @Nullable String node(Problem problem) {
    NodeId last = problem.innermost().node();
    String path = problem.path().stream().map(id -> id.value() + "/").collect(Collectors.joining());
    return last == null ? null : path + last;
  }
}
