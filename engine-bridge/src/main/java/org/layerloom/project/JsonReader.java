package org.layerloom.project;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON of bounded size into {@link Json}. Each way in which a text may fail to be JSON has
 * its own sentence.
 */
public final class JsonReader {

  /** A project needs seven levels. */
  static final int DEEPEST = 20;

  static final int LONGEST_TEXT = 1 << 20;

  /** A value costs up to a hundred bytes once read: this bounds them to a few hundred megabytes. */
  static final int MOST_VALUES = 2_000_000;

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST + 5)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNameLength(1000)
                  .maxNumberLength(400)
                  .build())
          .build();

  private final JsonParser parser;
  private final Report report;
  private int values;

  private JsonReader(JsonParser parser, Report report) {
    this.parser = parser;
    this.report = report;
  }

  /** The text's one value; null, with the reason in the report, where it is not JSON. */
  public static @Nullable Json read(byte[] bytes, Report report) {
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      JsonReader reader = new JsonReader(parser, report);
      if (parser.nextToken() == null) {
        report.problem(Json.Place.NONE, "project.file.empty");
        return null;
      }
      Json json = reader.value(0);
      if (json != null && parser.nextToken() != null) {
        report.problem(reader.place(), "project.json.more");
        return null;
      }
      return json;
    } catch (JsonEOFException e) {
      report.problem(place(e.getLocation()), "project.json.cut");
    } catch (StreamConstraintsException e) {
      report.problem(place(e.getLocation()), "project.json.long", LONGEST_TEXT >> 10);
    } catch (JsonProcessingException e) {
      report.problem(place(e.getLocation()), "project.json.syntax", e.getOriginalMessage());
    } catch (IOException e) {
      // The bytes are in memory: what is left are byte sequences that no encoding has.
      report.problem(Json.Place.NONE, "project.json.syntax", String.valueOf(e.getMessage()));
    }
    return null;
  }

  /** The value that the current token begins; null once the report says what is wrong. */
  private @Nullable Json value(int depth) throws IOException {
    Json.Place at = place();
    if (depth > DEEPEST) {
      report.problem(at, "project.json.deep", DEEPEST);
      return null;
    }
    if (++values > MOST_VALUES) {
      report.problem(at, "project.json.many", MOST_VALUES);
      return null;
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(at, depth);
      case START_ARRAY -> array(at, depth);
      case VALUE_STRING -> new Json.Text(at, parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(at);
      case VALUE_TRUE -> new Json.Flag(at, true);
      case VALUE_FALSE -> new Json.Flag(at, false);
      default -> new Json.Nothing(at);
    };
  }

  private @Nullable Json object(Json.Place at, int depth) throws IOException {
    Map<String, Json> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      Json.Place nameAt = place();
      parser.nextToken();
      Json member = value(depth + 1);
      if (member == null) {
        return null;
      }
      if (members.put(name, member) != null) {
        report.problem(nameAt, "project.json.twice", name);
        return null;
      }
    }
    return new Json.Obj(at, members);
  }

  private @Nullable Json array(Json.Place at, int depth) throws IOException {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Json item = value(depth + 1);
      if (item == null) {
        return null;
      }
      items.add(item);
    }
    return new Json.Arr(at, items);
  }

  private Json number(Json.Place at) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      long whole = parser.getLongValue();
      return new Json.Num(at, whole, OptionalLong.of(whole));
    }
    double value = parser.getDoubleValue();
    // Above 2^53 a double no longer says which whole number was meant.
    boolean whole = Math.rint(value) == value && Math.abs(value) <= 0x1p53;
    return new Json.Num(at, value, whole ? OptionalLong.of((long) value) : OptionalLong.empty());
  }

  private Json.Place place() {
    return place(parser.currentTokenLocation());
  }

  private static Json.Place place(@Nullable JsonLocation location) {
    return location == null
        ? Json.Place.NONE
        : new Json.Place(location.getLineNr(), location.getColumnNr());
  }
}
