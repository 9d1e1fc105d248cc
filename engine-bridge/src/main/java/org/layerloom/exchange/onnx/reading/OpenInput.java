package org.layerloom.exchange.onnx.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.layerloom.exchange.in.Imported;
import org.layerloom.network.Message;

/**
 * What a file leaves open of an input, and a person has to say.
 *
 * @param name the input's
 * @param extents one sample's, with question marks: {@code 3x?x?}; empty where a number is wanted
 */
public record OpenInput(String name, String extents) {

  /** What a refusal asks for; nothing where it is for another reason. */
  public static Optional<OpenInput> of(Imported.Refused refused) {
    Message reason = refused.reasons().getFirst();
    return switch (reason.key()) {
      case "exchange.onnx.open" ->
          Optional.of(
              new OpenInput(
                  String.valueOf(reason.values().get(0)), String.valueOf(reason.values().get(1))));
      case "exchange.onnx.scalarInput" ->
          Optional.of(new OpenInput(String.valueOf(reason.values().getFirst()), ""));
      default -> Optional.empty();
    };
  }

  /** What was known, with the answer; nothing where it is none. */
  public Optional<Given> answered(Given before, String answer) {
    String said = answer.strip().replace('×', 'x').replace(" ", "");
    if (extents.isEmpty()) {
      if (!said.matches("-?\\d{1,18}")) {
        return Optional.empty();
      }
      Map<String, Long> numbers = new HashMap<>(before.numbers());
      numbers.put(name, Long.parseLong(said));
      return Optional.of(new Given(before.shapes(), numbers));
    }
    if (!said.matches("[1-9]\\d{0,8}(x[1-9]\\d{0,8}){0,6}")) {
      return Optional.empty();
    }
    List<Long> sizes = new ArrayList<>();
    for (String part : said.split("x", -1)) {
      sizes.add(Long.parseLong(part));
    }
    Map<String, List<Long>> shapes = new HashMap<>(before.shapes());
    shapes.put(name, sizes);
    return Optional.of(new Given(shapes, before.numbers()));
  }
}
