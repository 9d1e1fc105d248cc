package org.layerloom.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts on their way to index rows of one length, as an Embedding takes them. Texts are added, then
 * {@link #coded} once it is known which of them train: the vocabulary comes from those alone, so
 * that nothing of the test part is known before it is asked for.
 */
public final class TokenSequences {

  /** Fills up short rows. */
  public static final int PADDING = 0;

  /** Stands for every token that is not in the vocabulary. */
  public static final int UNKNOWN = 1;

  /** Bounds the memory that a file can take: 256 MiB of whole numbers. */
  private static final int MOST_TOKENS = 1 << 26;

  private static final int MOST_DIFFERENT = 1 << 21;

  /** A word, or one mark. Chinese has no blanks between words: each character is one. */
  private static final Pattern WORD =
      Pattern.compile(
          "\\p{IsHan}|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}]]+(?:['’][\\p{L}]+)?|[^\\s\\p{L}\\p{M}\\p{N}]");

  /** What a text is cut into. */
  public enum Unit {
    CHARACTERS,
    WORDS
  }

  /**
   * How texts become rows.
   *
   * @param lower whether capitals are taken for small letters
   * @param length tokens a row, what is longer is cut at its end; 0 for the longest text's
   * @param padStart whether short rows are filled up at their start, so that the last step is the
   *     text's own
   * @param most of so many different tokens at most, the commonest, the vocabulary is made
   */
  public record Form(Unit unit, boolean lower, int length, boolean padStart, int most) {

    /** Whole texts by their small letters, filled up at the start. */
    public static final Form CHARACTERS = new Form(Unit.CHARACTERS, true, 0, true, 20_000);
  }

  private final String file;
  private final Form form;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<String> tokens = new ArrayList<>();
  private final List<int[]> rows = new ArrayList<>();
  private long total;
  private int longest;

  /**
   * @param file as messages name it
   */
  public TokenSequences(String file, Form form) {
    this.file = file;
    this.form = form;
  }

  /**
   * Adds a text.
   *
   * @return whether there was anything in it; an empty text is not added
   * @throws DataException where all of them become more than memory should hold
   */
  public boolean add(String text) throws DataException {
    List<String> parts = split((form.lower() ? text.toLowerCase(Locale.ROOT) : text).strip());
    if (parts.isEmpty()) {
      return false;
    }
    total += parts.size();
    if (total > MOST_TOKENS) {
      throw DataException.of("data.text.huge", file, MOST_TOKENS >> 20);
    }
    int[] row = new int[parts.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = place(parts.get(i));
    }
    rows.add(row);
    longest = Math.max(longest, row.length);
    return true;
  }

  public int count() {
    return rows.size();
  }

  private int place(String token) throws DataException {
    Integer place = places.get(token);
    if (place != null) {
      return place;
    }
    if (tokens.size() == MOST_DIFFERENT) {
      throw DataException.of("data.text.different", file, MOST_DIFFERENT >> 20);
    }
    places.put(token, tokens.size());
    tokens.add(token);
    return tokens.size() - 1;
  }

  private List<String> split(String text) {
    int most = form.length() == 0 ? Integer.MAX_VALUE : form.length();
    if (form.unit() == Unit.CHARACTERS) {
      return text.codePoints().limit(most).mapToObj(Character::toString).toList();
    }
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (words.size() < most && matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  /** With the vocabulary of the texts of these numbers, which count from 0. */
  public Coded coded(List<Integer> training) {
    int[] counts = new int[tokens.size()];
    for (int number : training) {
      for (int place : rows.get(number)) {
        counts[place]++;
      }
    }
    List<Integer> order = new ArrayList<>();
    for (int place = 0; place < counts.length; place++) {
      if (counts[place] > 0) {
        order.add(place);
      }
    }
    order.sort(
        Comparator.<Integer>comparingInt(place -> -counts[place]).thenComparing(tokens::get));
    int[] indices = new int[tokens.size()];
    java.util.Arrays.fill(indices, UNKNOWN);
    List<String> vocabulary = new ArrayList<>();
    for (int place : order.subList(0, Math.min(form.most(), order.size()))) {
      indices[place] = UNKNOWN + 1 + vocabulary.size();
      vocabulary.add(tokens.get(place));
    }
    return new Coded(this, indices, vocabulary);
  }

  /** Texts as index rows. */
  public static final class Coded {

    private final TokenSequences texts;
    private final int[] indices;
    private final List<String> vocabulary;

    private Coded(TokenSequences texts, int[] indices, List<String> vocabulary) {
      this.texts = texts;
      this.indices = indices;
      this.vocabulary = List.copyOf(vocabulary);
    }

    /** The tokens from index 2 on, the commonest first. */
    public List<String> vocabulary() {
      return vocabulary;
    }

    /** What each index stands for: nothing, a question mark for the unknown, the vocabulary. */
    public List<String> tokens() {
      List<String> tokens = new ArrayList<>(List.of("", "?"));
      tokens.addAll(vocabulary);
      return tokens;
    }

    /** How many indices there are, those of padding and the unknown among them. */
    public int most() {
      return UNKNOWN + 1 + vocabulary.size();
    }

    /** Indices a row. */
    public int length() {
      return texts.form.length() == 0 ? Math.max(1, texts.longest) : texts.form.length();
    }

    /** The row of a text's number, which counts from 0. */
    public int[] row(int number) {
      int[] row = new int[length()];
      int[] places = texts.rows.get(number);
      int first = texts.form.padStart() ? row.length - places.length : 0;
      for (int i = 0; i < places.length; i++) {
        row[first + i] = indices[places[i]];
      }
      return row;
    }
  }
}
