package org.layerloom.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.Spread;
import org.layerloom.data.TableProfile;
import org.layerloom.data.look.DataSummary;

/** Words what is in a dataset, for people and for programs. */
final class DataReport {

  /** Of very many classes the first ones show the pattern. */
  private static final int MOST_CLASSES = 40;

  private final Words words;

  DataReport(Words words) {
    this.words = words;
  }

  /** A table's file as it is. */
  List<String> of(TableProfile profile) {
    List<String> lines = new ArrayList<>();
    lines.add(words.say("data.table", profile.file(), profile.rows(), profile.columns().size()));
    Table table = new Table();
    table.row(
        words.say("data.column"),
        words.say("data.type"),
        words.say("data.missing"),
        words.say("data.spread"));
    for (TableProfile.Column column : profile.columns()) {
      table.row(
          column.name(),
          words.say("data.type." + column.type()),
          column.missing() == 0
              ? "-"
              : words.say("data.missing.from", column.missing(), column.firstMissing()),
          column.type() == TableProfile.Type.NUMBER
              ? spread(column.spread())
              : words(column.words()));
    }
    lines.addAll(table.lines());
    if (profile.ragged() > 0) {
      lines.add(words.say("data.ragged", profile.ragged(), profile.firstRagged()));
    }
    lines.add("");
    return lines;
  }

  /** The samples that are made of it. */
  List<String> of(DataSummary summary, boolean columns) {
    DatasetInfo info = summary.info();
    List<String> lines = new ArrayList<>();
    lines.add(info.title());
    lines.add(
        words.say(
            "data.parts",
            summary.train(),
            summary.validation(),
            summary.test(),
            info.shape().features().shape().toString()));
    if (summary.values().count() > 0) {
      lines.add(words.say("data.values", spread(summary.values())));
    }
    if (summary.lengths().count() > 0) {
      lines.add(words.say("data.lengths", spread(summary.lengths())));
    }
    if (summary.targets().count() > 0) {
      lines.add(words.say("data.targets", spread(summary.targets())));
    }
    if (columns && !summary.columns().isEmpty()) {
      Table table = new Table();
      for (int i = 0; i < summary.columns().size(); i++) {
        table.row(words.say("data.feature", i + 1), spread(summary.columns().get(i)));
      }
      lines.addAll(table.lines());
    }
    lines.addAll(classes(summary));
    DataSummary.Same same = summary.same();
    lines.add(
        same.looked()
            ? words.say("data.same", same.train(), same.validation(), same.test())
            : words.say("data.same.not"));
    if (!info.licence().isEmpty()) {
      lines.add(words.say("data.source", info.licence(), info.citation()));
    }
    return lines;
  }

  private List<String> classes(DataSummary summary) {
    if (summary.classes().isEmpty()) {
      return List.of();
    }
    Table table = new Table();
    table.row(
        words.say("data.class"),
        words.say("data.train"),
        words.say("data.validation"),
        words.say("data.test"));
    summary.classes().stream()
        .limit(MOST_CLASSES)
        .forEach(
            one ->
                table.row(
                    one.name(),
                    String.valueOf(one.train()),
                    String.valueOf(one.validation()),
                    String.valueOf(one.test())));
    List<String> lines = new ArrayList<>(table.lines());
    if (summary.classes().size() > MOST_CLASSES) {
      lines.add(words.say("data.more", summary.classes().size() - MOST_CLASSES));
    }
    return lines;
  }

  private String words(List<TableProfile.Word> all) {
    String few =
        String.join(
            ", ", all.stream().limit(5).map(word -> word.text() + " " + word.count()).toList());
    return all.size() > 5 ? words.say("data.words", few, all.size() - 5) : few;
  }

  private String spread(Spread spread) {
    return spread.count() == 0
        ? "-"
        : words.say(
            "data.range",
            number(spread.least()),
            number(spread.most()),
            number(spread.mean()),
            number(spread.deviation()));
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? String.format(Locale.ROOT, "%d", (long) value)
        : String.format(Locale.ROOT, "%.4g", value);
  }

  /** All of it for programs. */
  JsonLine fields(String source, @Nullable TableProfile profile, @Nullable DataSummary summary) {
    JsonLine line = new JsonLine().with("dataset", source);
    if (profile != null) {
      line.with("rows", profile.rows())
          .with("ragged", profile.ragged())
          .with("columns", profile.columns().stream().map(this::fields).toList());
    }
    if (summary != null) {
      line.with("train", summary.train())
          .with("validation", summary.validation())
          .with("test", summary.test())
          .with("shape", summary.info().shape().features().shape().extents())
          .with("classes", summary.classes().stream().map(DataReport::fields).toList())
          .with("values", fields(summary.values()))
          .with("lengths", fields(summary.lengths()))
          .with("targets", fields(summary.targets()))
          .with("features", summary.columns().stream().map(DataReport::fields).toList())
          .with(
              "same",
              new JsonLine()
                  .with("looked", summary.same().looked())
                  .with("train", summary.same().train())
                  .with("validation", summary.same().validation())
                  .with("test", summary.same().test())
                  .fields());
    }
    return line;
  }

  private Map<String, @Nullable Object> fields(TableProfile.Column column) {
    return new JsonLine()
        .with("name", column.name())
        .with("type", column.type().name().toLowerCase(Locale.ROOT))
        .with("missing", column.missing())
        .with("firstMissing", column.firstMissing())
        .with("spread", fields(column.spread()))
        .with("words", column.words().size())
        .fields();
  }

  private static Map<String, @Nullable Object> fields(DataSummary.ClassCount one) {
    return new JsonLine()
        .with("name", one.name())
        .with("train", one.train())
        .with("validation", one.validation())
        .with("test", one.test())
        .fields();
  }

  private static Map<String, @Nullable Object> fields(Spread spread) {
    return new JsonLine()
        .with("count", spread.count())
        .with("least", spread.least())
        .with("most", spread.most())
        .with("mean", spread.mean())
        .with("deviation", spread.deviation())
        .with("histogram", spread.histogram())
        .with("looked", spread.looked())
        .fields();
  }
}
