package org.layerloom.app.inspector;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.network.Edit;
import org.layerloom.network.Kind;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.network.Parameter;
import org.layerloom.network.Settings;
import org.layerloom.network.Value;
import org.layerloom.network.Wording;

/** One row a parameter of a kind, for one node or several of that kind at once. */
final class ParameterForm extends FormRow {

  private static final double CONTROL_WIDTH = 60;
  private static final double TIP_WIDTH = 300;

  private final Session session;
  private final Kind kind;
  private final Set<NodeId> nodes;
  private final Words words;
  private final Wording wording;
  private final Map<Parameter, Row> rows = new LinkedHashMap<>();
  private int gesture;

  private record Row(Label name, Editor editor) {
    void show(boolean yes) {
      Node control = editor.control();
      name.setVisible(yes);
      name.setManaged(yes);
      control.setVisible(yes);
      control.setManaged(yes);
    }
  }

  /**
   * @param parameters those of the kind that are shown: all, or what several kinds have in common
   */
  ParameterForm(
      Session session,
      Kind kind,
      Set<NodeId> nodes,
      Settings settings,
      List<Parameter> parameters,
      Editors editors,
      Words words,
      Wording wording) {
    this.words = words;
    this.session = session;
    this.kind = kind;
    this.nodes = nodes;
    this.wording = wording;
    for (Parameter parameter : parameters) {
      addRow(parameter, settings, editors);
    }
    show(settings);
  }

  private void addRow(Parameter parameter, Settings settings, Editors editors) {
    Label name = new Label(wording.label(kind, parameter));
    name.setWrapText(true);
    Editor editor =
        editors.editor(
            kind, parameter, settings.get(parameter.name()), value -> set(parameter, value));
    Node control = editor.control();
    control.setId("parameter-" + parameter.name());
    if (control instanceof Region region) {
      // The pane gives the width, not the control's own idea of it.
      region.setMinWidth(0);
      region.setPrefWidth(CONTROL_WIDTH);
    }
    control.focusWithinProperty().subscribe(inside -> endGesture());
    name.setLabelFor(control);
    String help = help(parameter);
    if (!help.isEmpty()) {
      Tooltip tip = new Tooltip(help);
      tip.setWrapText(true);
      tip.setMaxWidth(TIP_WIDTH);
      name.setTooltip(tip);
      control.setAccessibleHelp(help);
    }
    name.setContextMenu(new ContextMenu(reset(parameter)));
    addRow(rows.size(), name, control);
    rows.put(parameter, new Row(name, editor));
  }

  /** What it does, which values it takes, and what it is at first. */
  private String help(Parameter parameter) {
    String sentence = wording.help(kind, parameter);
    String bounds = Bounds.say(parameter, words);
    String initial =
        words.text("inspector.initial", wording.value(kind, parameter, parameter.initial()));
    return java.util.stream.Stream.of(sentence, bounds, initial)
        .filter(text -> !text.isEmpty())
        .collect(java.util.stream.Collectors.joining("\n"));
  }

  private MenuItem reset(Parameter parameter) {
    MenuItem item =
        new MenuItem(
            words.text("inspector.reset", wording.value(kind, parameter, parameter.initial())));
    item.setId("reset-" + parameter.name());
    item.setOnAction(event -> set(parameter, parameter.initial()));
    return item;
  }

  /** Shows these settings in the same controls, so that the one in use keeps the cursor. */
  void show(Settings settings) {
    rows.forEach(
        (parameter, row) -> {
          row.editor().show(settings.get(parameter.name()));
          row.show(parameter.shown().test(settings));
        });
  }

  private void endGesture() {
    gesture++;
  }

  private @Nullable String set(Parameter parameter, Value value) {
    Message refusal = parameter.refusal(value);
    if (refusal != null) {
      return wording.say(refusal);
    }
    session.edit(
        new Edit.Configure(nodes, parameter.name(), value),
        Message.of("edit.configure", wording.label(kind, parameter)),
        parameter.name() + nodes + gesture);
    return null;
  }
}
