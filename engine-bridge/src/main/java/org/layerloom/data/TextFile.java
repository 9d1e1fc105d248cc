package org.layerloom.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table with a column of texts, as token indices: {@code reviews.csv?text=review&target=stars}.
 * The target is the last column where it is not named; words, or whole numbers that count from 0 or
 * 1, are classes, any other is a number to predict. Further columns are left aside. {@link
 * TextOptions} says how texts become tokens; {@code bad=skip} and {@code test} are as for {@link
 * TableFile}.
 */
final class TextFile implements LocalData.Format {

  private static final List<String> KEYS =
      Stream.concat(Stream.of("text", "target", "bad", "test"), TextOptions.KEYS.stream()).toList();

  @Override
  public LocalData.@Nullable Dataset open(Path path, Options options)
      throws IOException, DataException {
    String text = options.text("text");
    if (text == null || !TableFile.is(path)) {
      return null;
    }
    options.allow(KEYS);
    TokenSequences.Form form = TextOptions.form(options);
    double share = options.testShare();
    TableScan scan = TableScan.of(path, options.skipsBad());
    TextRows rows = TextRows.read(scan, text, options.text("target"), form);
    TestShare parts =
        rows.classNames().isEmpty()
            ? TestShare.of(rows.count(), share)
            : TestShare.byClass(rows.count(), rows::classOf, share);
    TokenSequences.Coded coded = rows.texts().coded(parts.numbers(DatasetSource.Part.TRAIN));
    if (IndexRows.tooLarge(rows.count(), coded.length())) {
      throw DataException.of(
          "data.text.long", path.toString(), coded.length(), IndexRows.largest());
    }
    return new IndexRows(
        IndexRows.info(
            options,
            rows.targetName() + " · " + options.path(),
            coded.length(),
            coded.most(),
            rows.classNames(),
            parts),
        parts,
        coded::row,
        rows::target,
        coded.tokens());
  }
}
