package org.layerloom.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.layerloom.app.data.Intake;
import org.layerloom.app.data.IntakePane;
import org.layerloom.app.data.PublishedPane;
import org.layerloom.app.dialog.Dialogs;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.app.work.Lifetime;
import org.layerloom.data.look.DataChoice;
import org.layerloom.data.look.DataSummary;
import org.layerloom.data.look.StartingNetwork;
import org.layerloom.data.published.Published;
import org.layerloom.network.Edit;
import org.layerloom.network.Graph;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Point;
import org.layerloom.network.Settings;
import org.layerloom.network.Value;
import org.layerloom.project.Document;

/** Brings data of the person's own in: into a new project, or into the one that is open. */
final class Bringing implements IntakePane.Uses {

  private static final String DATASET = "dataset";
  private static final double LEFT = 240;

  private final Models models;
  private final MainWindow window;

  Bringing(Models models, MainWindow window) {
    this.models = models;
    this.window = window;
  }

  /** Asks for a file of data. */
  void file() {
    bring(
        models
            .surroundings
            .choosers()
            .data(window.stage(), models.words().text("file.data"), false));
  }

  /** Asks for a folder of data. */
  void folder() {
    bring(
        models
            .surroundings
            .choosers()
            .data(window.stage(), models.words().text("file.dataFolder"), true));
  }

  private void bring(Optional<Path> chosen) {
    chosen.ifPresent(this::bring);
  }

  /** Shows what is in a file or folder, and what can be made of it. */
  void bring(Path path) {
    Intake intake = new Intake(path, models.surroundings.data(), models.reading);
    IntakePane pane = new IntakePane(intake, this, models.words(), models.wording());
    intake.begin();
    new Dialogs(window.stage(), models.words())
        .show("dialog-intake", models.words().text("intake.title"), pane);
    intake.end();
  }

  @Override
  public void begin(DataChoice choice, DataSummary summary) {
    Graph graph =
        StartingNetwork.of(
            models.surroundings.catalogue(), choice.source(), summary.info(), summary.values());
    models.files.begin(Document.named(choice.name()).withGraph(graph));
    models.notice(models.words().text("intake.begun"));
  }

  /** Shows datasets that others publish. */
  void published() {
    Words words = models.words();
    Dialogs dialogs = new Dialogs(window.stage(), words);
    PublishedPane.Uses uses =
        new PublishedPane.Uses() {
          @Override
          public void use(String id) {
            Bringing.this.use(id);
          }

          @Override
          public boolean sure(Published dataset) {
            return dialogs.confirm(
                words.text("published.sure", dataset.info().title()),
                words.text("published.sure.text"),
                words.text("published.remove"));
          }
        };
    try (Lifetime life = new Lifetime()) {
      dialogs.show(
          "dialog-published",
          words.text("published.title"),
          new PublishedPane(models.published, uses, words, models.wording(), life));
    }
  }

  @Override
  public void use(DataChoice choice) {
    use(choice.source());
  }

  private void use(String name) {
    Session session = models.session;
    // Data stands on the flowchart itself, in no sub-network.
    session.show(List.of());
    Value source = new Value.Text(name);
    Optional<NodeId> place = place(session);
    boolean done =
        place
            .map(
                node ->
                    session.edit(
                        new Edit.Configure(Set.of(node), "source", source),
                        Message.of("edit.data")))
            .orElseGet(() -> session.edit(added(session.graph(), source), Message.of("edit.data")));
    if (done) {
      place.ifPresent(node -> session.selectedProperty().set(Set.of(node)));
      models.notice(models.words().text("intake.used"));
    }
  }

  /** The dataset node that is selected, else the first. */
  private static Optional<NodeId> place(Session session) {
    List<NodeId> all =
        session.graph().nodes().values().stream()
            .filter(node -> node.kind().equals(DATASET))
            .map(Node::id)
            .toList();
    Set<NodeId> selected = session.selectedProperty().get();
    return all.stream().filter(selected::contains).findFirst().or(() -> all.stream().findFirst());
  }

  /** A dataset node to the left of all others. */
  private Edit added(Graph graph, Value source) {
    double left =
        graph.nodes().values().stream().mapToDouble(node -> node.at().x()).min().orElse(LEFT);
    double top = graph.nodes().values().stream().mapToDouble(node -> node.at().y()).min().orElse(0);
    Settings settings =
        models.surroundings.catalogue().kind(DATASET).initialSettings().with("source", source);
    Node node = new Node(graph.freeId("data"), DATASET, new Point(left - LEFT, top), settings);
    return new Edit.Add(List.of(node), List.of());
  }
}
