package org.layerloom.app.picture;

import java.util.Optional;
import javafx.print.PageLayout;
import javafx.print.PageOrientation;
import javafx.print.Printer;
import javafx.print.PrinterJob;
import javafx.scene.Node;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Where pages go: the system's printers in the program, made up in tests. */
public interface Press {

  /** Begins a job; empty where there is no printer. */
  Optional<Job> begin();

  /** What is printed in one go. */
  interface Job {

    /** Lets the person choose printer and paper; false where they think better of it. */
    boolean ask(@Nullable Window owner);

    /** The room on a page that lies that way, in points. */
    Room room(boolean wide);

    /** Prints one page that lies that way; false where the printer does not take it. */
    boolean print(Node page, boolean wide);

    /** No page comes after this; false where the job could not be carried out. */
    boolean end();

    /** Gives the job up. */
    void cancel();
  }

  /** Points that can be printed on. */
  record Room(double width, double height) {}

  /** The printers of this system. */
  static Press ofSystem() {
    return () -> Optional.ofNullable(PrinterJob.createPrinterJob()).map(SystemJob::new);
  }

  /** A job of JavaFX's. */
  record SystemJob(PrinterJob job) implements Job {

    @Override
    public boolean ask(@Nullable Window owner) {
      return job.showPrintDialog(owner);
    }

    private PageLayout layout(boolean wide) {
      return job.getPrinter()
          .createPageLayout(
              job.getJobSettings().getPageLayout().getPaper(),
              wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
              Printer.MarginType.DEFAULT);
    }

    @Override
    public Room room(boolean wide) {
      PageLayout layout = layout(wide);
      return new Room(layout.getPrintableWidth(), layout.getPrintableHeight());
    }

    @Override
    public boolean print(Node page, boolean wide) {
      return job.printPage(layout(wide), page);
    }

    @Override
    public boolean end() {
      return job.endJob();
    }

    @Override
    public void cancel() {
      job.cancelJob();
    }
  }
}
