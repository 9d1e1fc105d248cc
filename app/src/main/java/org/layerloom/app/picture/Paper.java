package org.layerloom.app.picture;

import java.util.function.Consumer;
import javafx.print.PrinterJob;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.export.GraphPicture;

/** Prints the flowchart on one page, after the system's own dialog. */
public final class Paper {

  private final GraphEditor editor;
  private final Words words;
  private final Consumer<String> say;

  /**
   * @param say tells the person what became of it, in a sentence
   */
  public Paper(GraphEditor editor, Words words, Consumer<String> say) {
    this.editor = editor;
    this.words = words;
    this.say = say;
  }

  /** Asks which printer, and prints. */
  public void ask(@Nullable Window owner) {
    PrinterJob job = PrinterJob.createPrinterJob();
    if (job == null) {
      say.accept(words.text("print.none"));
      return;
    }
    if (!job.showPrintDialog(owner)) {
      job.cancelJob();
      return;
    }
    boolean printed = GraphPicture.of(editor).print(job) && job.endJob();
    say.accept(words.text(printed ? "print.done" : "print.failed"));
  }
}
