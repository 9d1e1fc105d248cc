package org.layerloom.app.runs;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Node;
import org.layerloom.network.Value;
import org.layerloom.network.Wording;
import org.layerloom.training.Differences;
import org.layerloom.training.Differences.Difference;

/** In what the projects of two runs differ, a line a difference. */
final class DifferenceList extends ListView<String> {

  private final Words words;
  private final Wording wording;

  DifferenceList(Words words, Wording wording) {
    this.words = words;
    this.wording = wording;
    setId("runs-differences");
    getStyleClass().add("difference-list");
    Label hint = new Label(words.text("runs.difference.choose"));
    hint.getStyleClass().add("empty-hint");
    setPlaceholder(hint);
  }

  void show(String first, Graph one, String second, Graph two) {
    List<String> lines = new ArrayList<>();
    for (Difference difference : Differences.between(one, two)) {
      lines.add(line(difference, first, second));
    }
    if (lines.isEmpty()) {
      lines.add(words.text("runs.difference.none"));
    }
    getItems().setAll(lines);
  }

  void clear() {
    getItems().clear();
  }

  private String line(Difference difference, String first, String second) {
    return switch (difference) {
      case Difference.OneSided(Node node, boolean inFirst) ->
          words.text("runs.difference.only", name(node), inFirst ? first : second);
      case Difference.OtherKind(var node, String one, String two) ->
          words.text("runs.difference.kind", node, one, two);
      case Difference.Setting(Node node, String parameter, Value one, Value two) ->
          words.text(
              "runs.difference.setting",
              name(node),
              label(node, parameter),
              value(node, parameter, one),
              value(node, parameter, two));
      case Difference.Bypassed(Node node, boolean inFirst) ->
          words.text("runs.difference.bypassed", name(node), inFirst ? first : second);
      case Difference.Links(int one, int two) ->
          words.text("runs.difference.links", one, first, two, second);
    };
  }

  private String name(Node node) {
    return node.title().isEmpty() ? node.id().value() : node.title();
  }

  private String label(Node node, String parameter) {
    Kind kind = Catalogue.standard().find(node.kind());
    return kind != null && kind.hasParameter(parameter)
        ? wording.label(kind, kind.parameter(parameter))
        : parameter;
  }

  private String value(Node node, String parameter, @Nullable Value value) {
    Kind kind = Catalogue.standard().find(node.kind());
    if (value == null) {
      return "–";
    }
    return kind != null && kind.hasParameter(parameter)
        ? wording.value(kind, kind.parameter(parameter), value)
        : value.plain();
  }
}
