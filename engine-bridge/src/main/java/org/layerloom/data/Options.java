package org.layerloom.data;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be read, as it stands after the path in a dataset's name: {@code
 * flowers.csv?target=species&bad=skip}.
 *
 * @param name the whole, as the flowchart has it
 */
record Options(String name, Map<String, String> values) {

  /** No file system that people use allows it in names, or it is rare there. */
  private static final char START = '?';

  /**
   * Takes the options off a name.
   *
   * @throws DataException where one is not {@code key=value}
   */
  static Options of(String name) throws DataException {
    Map<String, String> values = new LinkedHashMap<>();
    int start = name.indexOf(START);
    String all = start < 0 ? "" : name.substring(start + 1);
    for (String option : all.split("&", -1)) {
      int equals = option.indexOf('=');
      if (equals > 0) {
        values.put(option.substring(0, equals), option.substring(equals + 1));
      } else if (!option.isBlank()) {
        throw DataException.of("data.option.form", name, option);
      }
    }
    return new Options(name, values);
  }

  /** The name without its options. */
  String path() {
    int start = name.indexOf(START);
    return start < 0 ? name : name.substring(0, start);
  }

  /** Refuses options that nothing would obey. */
  void allow(Collection<String> keys) throws DataException {
    for (String key : values.keySet()) {
      if (!keys.contains(key)) {
        throw DataException.of("data.option.unknown", name, key, String.join(", ", keys));
      }
    }
  }

  @Nullable String text(String key) {
    return values.get(key);
  }

  /** Whether {@code bad=skip}: leave out what is damaged, where otherwise it is refused. */
  boolean skipsBad() throws DataException {
    return choice("bad", "stop", "skip").equals("skip");
  }

  /** One of several words; the first where nothing is said. */
  String choice(String key, String... words) throws DataException {
    String value = values.getOrDefault(key, words[0]);
    if (!List.of(words).contains(value)) {
      throw DataException.of("data.option.choice", name, key, value, String.join(", ", words));
    }
    return value;
  }

  /** A whole number from 1 to {@code most}. */
  int whole(String key, int otherwise, int most) throws DataException {
    String value = values.get(key);
    if (value == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // no number is as wrong as one out of bounds
    }
    throw DataException.of("data.option.whole", name, key, value, most);
  }

  /** A number above 0, up to {@code most}. */
  double real(String key, double otherwise, double most) throws DataException {
    String value = values.get(key);
    if (value == null) {
      return otherwise;
    }
    try {
      double number = Double.parseDouble(value);
      if (number > 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // no number is as wrong as one out of bounds
    }
    throw DataException.of("data.option.real", name, key, value, (long) most);
  }

  /** The share of samples to test with. */
  double testShare() throws DataException {
    String value = values.getOrDefault("test", "0.2");
    try {
      double share = Double.parseDouble(value);
      if (share >= 0 && share < 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // no number is as wrong as one out of bounds
    }
    throw DataException.of("data.option.share", name, "test", value);
  }
}
