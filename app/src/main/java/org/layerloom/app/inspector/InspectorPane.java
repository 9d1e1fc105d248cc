package org.layerloom.app.inspector;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.app.session.SessionState;
import org.layerloom.app.training.EpochProbe;
import org.layerloom.app.training.RateSearch;
import org.layerloom.app.training.Runs;
import org.layerloom.app.work.Lifetime;
import org.layerloom.network.Kind;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Wording;

/**
 * Everything about what is selected: one node, several, or, with nothing selected, the project or
 * the sub-network that is open. Below it, what training will cost.
 */
public final class InspectorPane extends VBox {

  private final Session session;
  private final Words words;
  private final Wording wording;
  private final Editors editors;
  private final FormulaView formulas;
  private final RateView rates;
  private final ScrollPane scroll = new ScrollPane();
  private @Nullable Sheet sheet;
  private Set<NodeId> shown = Set.of();
  private String shownKind = "";

  /** What stands in the inspector: shows a state in the same controls. */
  interface Sheet {
    VBox view();

    void show(SessionState state);
  }

  public InspectorPane(
      Session session,
      Words words,
      Wording wording,
      DatasetNames datasets,
      FormulaView formulas,
      ObservableValue<EpochProbe.State> probe,
      RateSearch search,
      Runs runs,
      Supplier<String> device,
      Lifetime lifetime) {
    this.session = session;
    this.words = words;
    this.wording = wording;
    this.formulas = formulas;
    this.rates = new RateView(session, search, runs, device, words, wording, lifetime);
    this.editors = new Editors(wording, datasets.ids(), datasets::title);
    getStyleClass().add("inspector");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(scroll, new PreflightCard(words, wording, session, probe, lifetime));
    lifetime.follow(
        session.stateProperty(), state -> show(state, session.selectedProperty().get()));
    lifetime.follow(session.selectedProperty(), selected -> show(session.state(), selected));
  }

  private void show(SessionState state, Set<NodeId> selected) {
    List<Node> nodes =
        selected.stream()
            .sorted()
            .map(state.graph()::find)
            .flatMap(java.util.stream.Stream::ofNullable)
            .toList();
    // Which sub-network is open matters where nothing in it is selected.
    String kind =
        nodes.size() == 1 ? nodes.getFirst().kind() : nodes.isEmpty() ? state.where() : "";
    if (sheet == null || !selected.equals(shown) || !kind.equals(shownKind)) {
      shown = selected;
      shownKind = kind;
      sheet = sheet(nodes);
      scroll.setContent(sheet.view());
      scroll.setVvalue(0);
    }
    sheet.show(state);
  }

  private Sheet sheet(List<Node> nodes) {
    if (nodes.isEmpty()) {
      return session.where().isEmpty()
          ? new ProjectSheet(session, words)
          : new SubnetSheet(session, words);
    }
    if (nodes.size() == 1) {
      Node node = nodes.getFirst();
      Kind kind = session.catalogue().kind(node.kind());
      return new NodeSheet(
          session, node, kind, words, wording, editors, formulas, rates(node, kind));
    }
    return new SeveralSheet(session, nodes, words, wording, editors);
  }

  /** Where there are several train nodes their rates hang together: then none is looked for. */
  private Region rates(Node node, Kind kind) {
    long trains =
        session.graph().nodes().values().stream()
            .filter(other -> other.kind().equals("train"))
            .count();
    return kind.id().equals("train") && trains == 1 ? rates.of(node.id()) : new Region();
  }

  static Label heading(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("section-heading");
    return label;
  }
}
