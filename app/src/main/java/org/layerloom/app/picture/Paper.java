package org.layerloom.app.picture;

import java.util.function.Consumer;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.export.GraphPicture;

/** Prints the flowchart on one page, after the system's own dialog. */
public final class Paper {

  private final Press press;
  private final GraphEditor editor;
  private final Words words;
  private final Consumer<String> say;

  /**
   * @param press where pages go
   * @param say tells the person what became of it, in a sentence
   */
  public Paper(Press press, GraphEditor editor, Words words, Consumer<String> say) {
    this.press = press;
    this.editor = editor;
    this.words = words;
    this.say = say;
  }

  /** Asks which printer, and prints. */
  public void ask(@Nullable Window owner) {
    press.begin().ifPresentOrElse(job -> print(job, owner), () -> tell("print.none"));
  }

  private void print(Press.Job job, @Nullable Window owner) {
    if (!job.ask(owner)) {
      job.cancel();
      return;
    }
    GraphPicture picture = GraphPicture.of(editor);
    // The paper is turned where that makes the drawing larger.
    boolean wide = picture.width() > picture.height();
    Press.Room room = job.room(wide);
    boolean taken = job.print(picture.page(room.width(), room.height()), wide);
    if (!taken) {
      job.cancel();
    }
    tell(taken && job.end() ? "print.done" : "print.failed");
  }

  private void tell(String key) {
    say.accept(words.text(key));
  }
}
