package org.layerloom.exchange.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.layerloom.exchange.dialect.Expression;
import org.layerloom.exchange.onnx.Traced.LastStep;
import org.layerloom.exchange.onnx.Traced.Recurrence;
import org.layerloom.exchange.onnx.Traced.Scalar;
import org.layerloom.exchange.onnx.Traced.Several;
import org.layerloom.exchange.onnx.Traced.Truth;
import org.layerloom.exchange.onnx.Traced.Word;

/** Draws expressions: every operation that layers' programs use, and its equal in ONNX. */
final class Operators {

  private static final Map<String, Operator> ALL = all();

  private Operators() {}

  private static Map<String, Operator> all() {
    Map<String, Operator> all = new HashMap<>();
    all.putAll(ElementOperators.all());
    all.putAll(WindowOperators.all());
    all.putAll(ShapeOperators.all());
    all.putAll(SumOperators.all());
    all.putAll(SequenceOperators.all());
    return Map.copyOf(all);
  }

  /**
   * @param known what variables stand for
   */
  static Traced draw(Drawing drawing, Expression expression, Map<String, Traced> known) {
    return switch (expression) {
      case Expression.Name(String name) -> {
        Traced traced = known.get(name);
        if (traced == null) {
          throw new IllegalArgumentException("no variable " + name);
        }
        yield traced;
      }
      case Expression.Literal(double value, boolean whole) -> new Scalar(value);
      case Expression.Word(String text) -> new Word(text);
      case Expression.Truth(boolean value) -> new Truth(value);
      case Expression.Nothing nothing -> new Traced.Nothing();
      case Expression.Items(List<Expression> items) -> new Several(draw(drawing, items, known));
      case Expression.Item(Expression of, int index) ->
          item(drawing, draw(drawing, of, known), index);
      case Expression.Choice(Expression then, Expression condition, Expression otherwise) ->
          draw(
              drawing,
              draw(drawing, condition, known) instanceof Truth(boolean yes) && yes
                  ? then
                  : otherwise,
              known);
      case Expression.Call(String function, List<Expression> arguments) ->
          operator(function)
              .draw(drawing, new Arguments(function, draw(drawing, arguments, known)));
    };
  }

  private static List<Traced> draw(
      Drawing drawing, List<Expression> expressions, Map<String, Traced> known) {
    List<Traced> drawn = new ArrayList<>();
    for (Expression expression : expressions) {
      drawn.add(draw(drawing, expression, known));
    }
    return drawn;
  }

  private static Traced item(Drawing drawing, Traced of, int index) {
    return switch (of) {
      case Several(List<Traced> items) -> items.get(index);
      case Recurrence recurrence when index == 0 ->
          SequenceOperators.everyStep(drawing, recurrence);
      case Recurrence recurrence when index == 1 -> new LastStep(recurrence.last());
      default -> throw new Unwritable("a part of " + of);
    };
  }

  private static Operator operator(String function) {
    String name = function.startsWith("torch.") ? function.substring("torch.".length()) : function;
    Operator operator = ALL.get(name);
    if (operator == null) {
      throw new Unwritable(function);
    }
    return operator;
  }
}
