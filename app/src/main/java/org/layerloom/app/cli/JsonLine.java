package org.layerloom.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object on one line, for programs that read along. Fields stay in the order given. */
final class JsonLine {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  /** JSON has no NaN and no infinity: those become null. */
  JsonLine with(String name, @Nullable Object value) {
    fields.put(name, value instanceof Double d && !Double.isFinite(d) ? null : value);
    return this;
  }

  /** For nesting. */
  Map<String, @Nullable Object> fields() {
    return fields;
  }

  void print(PrintStream out) {
    out.println(this);
    out.flush();
  }

  @Override
  public String toString() {
    try {
      return MAPPER.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("only plain values go into a line", e);
    }
  }
}
