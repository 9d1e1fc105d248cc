package org.layerloom.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of who rated what how: {@code ratings.csv?user=reader&item=book&target=stars}. Each row
 * becomes two indices, the user's and the item's, and the number to predict, which is the last
 * other column where it is not named. Both count in one space: 0 is who or what the training part
 * does not know, then come the users, then the items, so that one Embedding has a row for each.
 */
final class RatingFile implements LocalData.Format {

  private static final List<String> KEYS = List.of("user", "item", "target", "bad", "test");

  @Override
  public LocalData.@Nullable Dataset open(Path path, Options options)
      throws IOException, DataException {
    String user = options.text("user");
    String item = options.text("item");
    if ((user == null && item == null) || !TableFile.is(path)) {
      return null;
    }
    options.allow(KEYS);
    if (user == null || item == null) {
      throw DataException.of("data.rating.both", options.name());
    }
    double share = options.testShare();
    TableScan scan = TableScan.of(path, options.skipsBad());
    RatingRows rows = RatingRows.read(scan, user, item, options.text("target"));
    TestShare parts = TestShare.of(rows.count(), share);
    RatingRows.Coded coded = rows.coded(parts.numbers(DatasetSource.Part.TRAIN));
    return new IndexRows(
        IndexRows.info(
            options, rows.targetName() + " · " + options.path(), 2, coded.most(), List.of(), parts),
        parts,
        coded::row,
        rows::target,
        coded.tokens());
  }
}
