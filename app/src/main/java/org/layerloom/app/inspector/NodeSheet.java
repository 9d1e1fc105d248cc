package org.layerloom.app.inspector;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.layerloom.app.canvas.Families;
import org.layerloom.app.language.Numbers;
import org.layerloom.app.language.Words;
import org.layerloom.app.problems.ProblemBox;
import org.layerloom.app.session.Session;
import org.layerloom.app.session.SessionState;
import org.layerloom.app.subnet.SubnetBox;
import org.layerloom.network.Analysis;
import org.layerloom.network.Cost;
import org.layerloom.network.Edit;
import org.layerloom.network.Kind;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Problem;
import org.layerloom.network.Signal;
import org.layerloom.network.SubnetKind;
import org.layerloom.network.Wording;

/** One node: its name, problems, settings, what follows from them, and what it does. */
final class NodeSheet implements InspectorPane.Sheet {

  private static final int BYTES_A_NUMBER = 4;

  /** What stands at both sides of a formula. */
  private static final double FORMULA_MARGIN = 56;

  private final VBox view = new VBox();
  private final Session session;
  private final NodeId id;
  private final Kind kind;
  private final Words words;
  private final Wording wording;
  private final Numbers numbers;
  private final FormulaView formulas;
  private final Label title = new Label();
  private final TextField name = new TextField();
  private final VBox problems = new VBox();
  private final SubnetBox subnet;
  private final ParameterForm form;
  private final ScheduleView schedule;
  private final Facts facts = new Facts();
  private final VBox formula = new VBox();
  private List<Problem> shownProblems = List.of();
  private String shownFormula = "";

  NodeSheet(
      Session session,
      Node node,
      Kind kind,
      Words words,
      Wording wording,
      Editors editors,
      FormulaView formulas,
      Region rates) {
    this.session = session;
    this.id = node.id();
    this.kind = kind;
    this.words = words;
    this.wording = wording;
    this.numbers = new Numbers(words);
    this.formulas = formulas;
    this.subnet = new SubnetBox(session, id, words);
    subnet.setVisible(kind instanceof SubnetKind);
    subnet.setManaged(kind instanceof SubnetKind);
    this.schedule = new ScheduleView(words);
    schedule.setVisible(trains(kind));
    schedule.setManaged(trains(kind));
    this.form =
        new ParameterForm(
            session,
            kind,
            java.util.Set.of(id),
            node.settings(),
            kind.parameters(),
            editors,
            words,
            wording);
    Label line = new Label(wording.line(kind));
    line.getStyleClass().add("muted");
    line.setWrapText(true);
    Label explanation = new Label(wording.explanation(kind));
    explanation.getStyleClass().add("explanation");
    explanation.setWrapText(true);
    problems.getStyleClass().add("problem-list");
    formula.getStyleClass().add("formula");
    // A wide formula shrinks with the pane instead of widening it.
    formula.setMinWidth(0);
    facts.setId("facts");
    view.getStyleClass().add("sheet");
    view.getChildren()
        .addAll(
            heading(),
            line,
            problems,
            nameRow(),
            subnet,
            new PresetMenu(
                session, java.util.Set.of(id), new Presets(words.language()).of(kind), words),
            form,
            schedule,
            rates,
            new Separator(),
            facts,
            formula,
            InspectorPane.heading(words.text("inspector.about")),
            explanation);
  }

  @Override
  public VBox view() {
    return view;
  }

  private static boolean trains(Kind kind) {
    return kind.id().equals("train");
  }

  private HBox heading() {
    Region square = new Region();
    square.getStyleClass().addAll("family-square", Families.styleClass(kind.family()));
    title.getStyleClass().add("sheet-title");
    title.setId("inspector-title");
    HBox row = new HBox(square, title);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("sheet-heading");
    return row;
  }

  private FormRow nameRow() {
    Label label = new Label(words.text("inspector.name"));
    label.setLabelFor(name);
    name.setId("inspector-name");
    name.setPromptText(wording.name(kind));
    name.setOnAction(event -> rename());
    name.focusedProperty().subscribe(focused -> leaveName(focused));
    return FormRow.of(label, name);
  }

  private void leaveName(boolean focused) {
    if (!focused) {
      rename();
    }
  }

  private void rename() {
    Node node = session.graph().find(id);
    String typed = name.getText().strip();
    if (node != null && !typed.equals(node.title())) {
      session.edit(new Edit.Retitle(id, typed), Message.of("edit.rename"));
    }
  }

  @Override
  public void show(SessionState state) {
    Node node = state.graph().node(id);
    title.setText(wording.name(kind) + "  ·  " + id);
    if (!name.isFocused()) {
      name.setText(node.title());
    }
    form.show(node.settings());
    if (trains(kind)) {
      schedule.show(node.settings());
    }
    subnet.show(state);
    showProblems(state.analysis());
    showFacts(state.analysis());
    showFormula(kind.formula(node.settings()));
  }

  private void showProblems(Analysis analysis) {
    List<Problem> mine =
        analysis.problems().stream().filter(problem -> id.equals(problem.node())).toList();
    if (!mine.equals(shownProblems)) {
      shownProblems = mine;
      problems
          .getChildren()
          .setAll(
              mine.stream()
                  .map(p -> new ProblemBox(p, session.state().path(), wording, session))
                  .toList());
    }
    problems.setManaged(!mine.isEmpty());
  }

  private void showFacts(Analysis analysis) {
    facts.clear();
    List<Signal> outputs = analysis.outputs().get(id);
    if (outputs != null) {
      outputs.stream()
          .filter(Signal.Tensor.class::isInstance)
          .map(Signal.Tensor.class::cast)
          .forEach(
              tensor ->
                  facts.add(
                      words.text("fact.output"), tensor.shape().toString().replace("×", " × ")));
    }
    Cost cost = analysis.costs().get(id);
    if (cost != null) {
      facts.add(words.text("fact.parameters"), numbers.count(cost.parameters()));
      facts.add(words.text("fact.multiplyAdds"), numbers.count(cost.multiplyAdds()));
      facts.add(
          words.text("fact.activations"),
          numbers.bytes((double) cost.activations() * BYTES_A_NUMBER));
    }
  }

  private void showFormula(String latex) {
    if (!latex.equals(shownFormula)) {
      shownFormula = latex;
      formula
          .getChildren()
          .setAll(
              formulas.draw(
                  latex, view.widthProperty().map(w -> w.doubleValue() - FORMULA_MARGIN)));
    }
    formula.setVisible(!latex.isEmpty());
    formula.setManaged(!latex.isEmpty());
  }
}
