package org.layerloom.project;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.layerloom.network.Parameter;
import org.layerloom.network.Value;

/** The schema of one parameter's value. */
final class ParameterSchema {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ParameterSchema() {}

  static ObjectNode of(Parameter parameter) {
    ObjectNode schema =
        switch (parameter.type()) {
          case Parameter.Type.WholeNumber t -> whole(t.least(), t.most());
          case Parameter.Type.RealNumber t ->
              JSON.objectNode()
                  .put("type", "number")
                  .put("minimum", t.least())
                  .put("maximum", t.most());
          case Parameter.Type.YesNo t -> JSON.objectNode().put("type", "boolean");
          case Parameter.Type.Choice t -> {
            ArrayNode words = JSON.arrayNode();
            t.words().forEach(words::add);
            yield JSON.objectNode().set("enum", words);
          }
          case Parameter.Type.FreeText t -> text(t.longest());
          case Parameter.Type.Dataset t -> text(SettingsReader.LONGEST_DATASET);
          case Parameter.Type.WholeNumbers t ->
              ProjectSchema.list(whole(t.least(), t.most()), t.fewest(), t.count());
        };
    if (!parameter.required()) {
      setInitial(schema, parameter.initial());
    }
    return schema;
  }

  private static void setInitial(ObjectNode schema, Value initial) {
    switch (initial) {
      case Value.Whole(long whole) -> schema.put("default", whole);
      case Value.Real(double real) -> schema.put("default", real);
      case Value.Flag(boolean yes) -> schema.put("default", yes);
      case Value.Text(String text) -> schema.put("default", text);
      case Value.Wholes(List<Long> numbers) -> {
        ArrayNode all = schema.putArray("default");
        numbers.forEach(all::add);
      }
    }
  }

  private static ObjectNode whole(long least, long most) {
    return JSON.objectNode().put("type", "integer").put("minimum", least).put("maximum", most);
  }

  private static ObjectNode text(int longest) {
    return JSON.objectNode().put("type", "string").put("maxLength", longest);
  }
}
