package org.layerloom.app.inspector;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.layerloom.app.language.Language;
import org.layerloom.network.Kind;
import org.layerloom.network.Parameter;
import org.layerloom.network.Value;

/** The presets of every kind, read from the files beside this class. */
final class Presets {

  private final Properties settings;
  private final Properties words;

  Presets(Language language) {
    settings = read("presets.properties");
    words = read("presets_" + language.locale().getLanguage() + ".properties");
  }

  /** Those of a kind, the most useful first; none for most kinds. */
  List<Preset> of(Kind kind) {
    List<Preset> presets = new ArrayList<>();
    for (String id : settings.getProperty(kind.id(), "").split(" ", -1)) {
      if (!id.isEmpty()) {
        String key = kind.id() + "." + id;
        presets.add(
            new Preset(id, text(key + ".name"), text(key + ".why"), values(kind, setting(key))));
      }
    }
    return presets;
  }

  Set<String> keys() {
    return words.stringPropertyNames();
  }

  private String text(String key) {
    String text = words.getProperty(key);
    if (text == null) {
      throw new IllegalStateException("no words for the preset " + key);
    }
    return text;
  }

  private String setting(String key) {
    String text = settings.getProperty(key);
    if (text == null) {
      throw new IllegalStateException("no settings for the preset " + key);
    }
    return text;
  }

  private static Map<String, Value> values(Kind kind, String text) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (String pair : text.split(" ", -1)) {
      int sign = pair.indexOf('=');
      String name = pair.substring(0, sign);
      values.put(name, value(kind.parameter(name), pair.substring(sign + 1)));
    }
    return values;
  }

  private static Value value(Parameter parameter, String text) {
    return switch (parameter.type()) {
      case Parameter.Type.WholeNumber type -> new Value.Whole(Long.parseLong(text));
      case Parameter.Type.RealNumber type -> new Value.Real(Double.parseDouble(text));
      case Parameter.Type.YesNo type -> new Value.Flag(Boolean.parseBoolean(text));
      case Parameter.Type.WholeNumbers type ->
          Value.Wholes.of(Arrays.stream(text.split("x", -1)).mapToLong(Long::parseLong).toArray());
      case Parameter.Type.Choice type -> new Value.Text(text);
      case Parameter.Type.FreeText type -> new Value.Text(text);
      case Parameter.Type.Dataset type -> new Value.Text(text);
    };
  }

  private static Properties read(String file) {
    Properties texts = new Properties();
    try (InputStream stream = Presets.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException(file + " is not in the program");
      }
      texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
