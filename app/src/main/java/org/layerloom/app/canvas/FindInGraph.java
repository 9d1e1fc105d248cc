package org.layerloom.app.canvas;

import java.util.ArrayList;
import java.util.List;
import org.layerloom.app.session.Session;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.find.Command;
import org.layerloom.network.Frame;
import org.layerloom.network.Kind;
import org.layerloom.network.Node;
import org.layerloom.network.Note;
import org.layerloom.network.Wording;

/**
 * Everything on the canvas as entries to be found: nodes by title, id, kind in every language and
 * settings; frames by title; notes by their text.
 */
public final class FindInGraph {

  private final Session session;
  private final GraphEditor editor;
  private final Wording wording;
  private final List<Wording> languages;

  /**
   * @param languages every language in which kinds are to be found
   */
  public FindInGraph(
      Session session, GraphEditor editor, Wording wording, List<Wording> languages) {
    this.session = session;
    this.editor = editor;
    this.wording = wording;
    this.languages = List.copyOf(languages);
  }

  /** What is there now; taking an entry selects it and brings it in sight. */
  public List<Command> entries() {
    List<Command> entries = new ArrayList<>();
    for (Node node : session.graph().nodes().values()) {
      entries.add(entry(node, session.catalogue().kind(node.kind())));
    }
    for (Frame frame : session.graph().frames().values()) {
      entries.add(entry(frame.id(), List.of(frame.title())));
    }
    for (Note note : session.graph().notes().values()) {
      List<String> lines =
          note.markdown().lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
      entries.add(entry(note.id(), lines));
    }
    return entries;
  }

  private Command entry(Node node, Kind kind) {
    String id = node.id().value();
    String settings = wording.summary(kind, node.settings());
    List<String> names = new ArrayList<>();
    names.add(wording.name(node));
    languages.forEach(language -> names.add(language.name(kind)));
    names.add(id);
    names.add(settings);
    return new Command(id, names, "", settings, () -> true, () -> editor.selectAndReveal(id));
  }

  private Command entry(String id, List<String> names) {
    List<String> known = names.stream().anyMatch(n -> !n.isBlank()) ? names : List.of(id);
    return new Command(id, known, "", "", () -> true, () -> reveal(id));
  }

  private void reveal(String id) {
    boolean frame = session.graph().frames().containsKey(id);
    editor.setSelection(
        org.layerloom.editor.Selection.of(
            frame
                ? new org.layerloom.editor.Target.Frame(id)
                : new org.layerloom.editor.Target.Note(id)));
    editor.reveal(id);
  }
}
