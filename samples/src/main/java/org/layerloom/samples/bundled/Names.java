package org.layerloom.samples.bundled;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.layerloom.data.DataException;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.DatasetSource;
import org.layerloom.data.Samples;
import org.layerloom.data.TokenSequences;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;

/**
 * 8,849 English first names, letter by letter, female or male. 423 names stand under both, so no
 * network gets all of them right.
 */
public final class Names implements Bundle {

  private static final String FILE = "tables/first-names.csv";
  private static final List<String> CLASSES = List.of("female", "male");

  /** The longest name's letters. */
  private static final int LENGTH = 15;

  /** Twenty-six letters and the hyphen; before them padding and the unknown. */
  private static final int INDICES = 29;

  private static final DatasetInfo INFO =
      new DatasetInfo(
          "first-names",
          "First names",
          new Site.DatasetShape(
              new Signal.Tensor(Shape.of(LENGTH), Signal.Numbers.INDEX, INDICES),
              new Signal.Labels(CLASSES.size(), Shape.of()),
              7079,
              1770),
          CLASSES,
          "CC0 / PDDL",
          "M. Kantrowitz, B. Ross: Names corpus, Carnegie Mellon University, 1994");

  @Override
  public DatasetInfo info() {
    return INFO;
  }

  @Override
  public Samples read(DatasetSource.Part part) throws DataException {
    Read read = all();
    List<Sample> chosen = part == DatasetSource.Part.TRAIN ? read.split.train() : read.split.test();
    return Packed.of(
        INFO,
        chosen.stream()
            .map(
                sample ->
                    new Sample(floats(read.coded.row((int) sample.feature(0))), sample.target()))
            .toList(),
        Samples.Type.INDEX);
  }

  @Override
  public List<String> tokens() throws DataException {
    return all().coded.tokens();
  }

  /** All names: a sample's one feature is the number of its name. */
  private record Read(TokenSequences.Coded coded, Split split) {}

  private static Read all() throws DataException {
    TokenSequences names = new TokenSequences(INFO.id(), TokenSequences.Form.CHARACTERS);
    List<Sample> numbers = new ArrayList<>();
    try {
      for (String line : TextTable.lines(FILE, 1)) {
        int comma = line.lastIndexOf(',');
        numbers.add(
            new Sample(
                new float[] {names.count()}, CLASSES.indexOf(line.substring(comma + 1).strip())));
        names.add(line.substring(0, comma));
      }
    } catch (IOException e) {
      throw DataException.unreadable(INFO.id(), e);
    }
    Split split = Split.byClass(numbers);
    return new Read(
        names.coded(split.train().stream().map(sample -> (int) sample.feature(0)).toList()), split);
  }

  private static float[] floats(int[] indices) {
    float[] floats = new float[indices.length];
    for (int i = 0; i < indices.length; i++) {
      floats[i] = indices[i];
    }
    return floats;
  }
}
