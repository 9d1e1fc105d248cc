package org.layerloom.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Opens a table of text and gives its records one by one. */
final class TableReader {

  private static final char[] SEPARATORS = {',', ';', '\t', '|'};

  /** One field may be a paragraph, hardly a book: a quote that never closes is found by it. */
  private static final int LONGEST_FIELD = 1 << 22;

  private static final int SAMPLE = 1 << 14;

  private TableReader() {}

  /** Takes a record. */
  @FunctionalInterface
  interface Rows {
    /** Returns false to stop reading. */
    boolean row(CsvRecord record) throws DataException;
  }

  /**
   * Reads a file, packed or not, in UTF-8, with the separator that its beginning shows.
   *
   * @throws DataException where it is no text, or a quote is not closed
   */
  static void read(Path file, Rows rows) throws IOException, DataException {
    try (Reader text = open(file)) {
      text.mark(SAMPLE);
      char[] beginning = new char[SAMPLE];
      int length = text.read(beginning, 0, SAMPLE - 1);
      text.reset();
      if (length > 0 && beginning[0] == '\ufeff') {
        text.skip(1); // the mark that some programs put before UTF-8
      }
      char separator = separator(new String(beginning, 0, Math.max(0, length)));
      CsvReader<CsvRecord> records =
          CsvReader.builder()
              .fieldSeparator(separator)
              .maxBufferSize(LONGEST_FIELD)
              .skipEmptyLines(true)
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .ofCsvRecord(text);
      for (CsvRecord record : records) {
        if (!rows.row(record)) {
          return;
        }
      }
    } catch (UncheckedIOException | CsvParseException e) {
      throw refusal(file, e.getCause(), String.valueOf(e.getMessage()));
    } catch (CharacterCodingException | ZipException | EOFException e) {
      throw refusal(file, e, String.valueOf(e.getMessage()));
    }
  }

  private static DataException refusal(Path file, @Nullable Throwable cause, String words) {
    String name = file.toString();
    return switch (cause) {
      case CharacterCodingException e -> DataException.of("data.table.encoding", name);
      case ZipException e -> DataException.of("data.gzip", name);
      case EOFException e -> DataException.of("data.cut", name);
      case IOException e -> DataException.unreadable(name, e);
      case null, default -> DataException.of("data.table.parse", name, words);
    };
  }

  private static Reader open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    if (file.toString().endsWith(".gz")) {
      in = new GZIPInputStream(in, 1 << 16);
    }
    // Reports what is no UTF-8, where the usual reader puts question marks.
    return new BufferedReader(
        new InputStreamReader(
            in,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)),
        1 << 16);
  }

  /** The one that stands most often in the first line, outside quotes. */
  private static char separator(String beginning) {
    String line = beginning.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
    char best = SEPARATORS[0];
    int most = 0;
    for (char candidate : SEPARATORS) {
      int count = 0;
      boolean quoted = false;
      for (int i = 0; i < line.length(); i++) {
        quoted ^= line.charAt(i) == '"';
        count += !quoted && line.charAt(i) == candidate ? 1 : 0;
      }
      if (count > most) {
        best = candidate;
        most = count;
      }
    }
    return best;
  }
}
