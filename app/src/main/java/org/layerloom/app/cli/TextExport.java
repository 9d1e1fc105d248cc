package org.layerloom.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.Datasets;
import org.layerloom.exchange.mermaid.MarkdownWriter;
import org.layerloom.exchange.mermaid.MermaidWriter;
import org.layerloom.exchange.out.Format;
import org.layerloom.network.Analyser;
import org.layerloom.network.Analysis;
import org.layerloom.project.Document;
import org.layerloom.training.RunFolder;

/** Writes a flowchart as text: of a run, a sample or a project, for it needs nothing trained. */
final class TextExport {

  private final Context context;

  TextExport(Context context) {
    this.context = context;
  }

  /**
   * @param out standard output where null
   */
  int write(RunOptions run, Format format, @Nullable Path out) {
    Document document = open(run);
    String text =
        format == Format.MERMAID
            ? MermaidWriter.write(document, context.catalogue(), context.wording())
            : MarkdownWriter.write(
                document, analysed(document), context.catalogue(), context.wording());
    if (out == null) {
      context.terminal().out().print(text);
      return ExitCode.DONE;
    }
    try {
      Files.writeString(out, text);
    } catch (IOException e) {
      throw Refusal.failed(
          context.words().say("export.cannotWrite", out, String.valueOf(e.getMessage())));
    }
    context.print(context.words().say("export.written", out, text.length() / 1e6));
    return ExitCode.DONE;
  }

  private Document open(RunOptions run) {
    Projects projects = new Projects(context);
    String named = run.folder();
    try {
      RunFolder folder = new RunFolder(run.network(context).run());
      return projects.open(folder.project().toString()).document();
    } catch (Refusal noRun) {
      return projects.open(named).document();
    }
  }

  private Analysis analysed(Document document) {
    return Analyser.analyse(
        document.graph(), document.network().catalogue(context.catalogue()), Datasets.installed());
  }
}
