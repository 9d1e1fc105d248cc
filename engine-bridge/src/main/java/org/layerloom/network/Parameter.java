package org.layerloom.network;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a kind: what may be set, within which bounds.
 *
 * @param name the field's own word in lower camel case, as files write it: {@code filters}, {@code
 *     learningRate}
 * @param initial the value a new node starts with
 * @param required whether a file must state it; one that is left out and not required gets {@code
 *     initial}
 * @param shown whether it matters under the node's other settings (momentum only where the
 *     optimiser has one)
 */
public record Parameter(
    String name, Type type, Value initial, boolean required, Predicate<Settings> shown) {

  /** The values that a parameter takes. */
  public sealed interface Type {

    /**
     * A whole number from {@code least} to {@code most}, both included. {@code unit} may be empty.
     */
    record WholeNumber(long least, long most, String unit) implements Type {}

    /**
     * A real number from {@code least} to {@code most}; {@code logarithmic} where sliders should go
     * by factors.
     */
    record RealNumber(double least, double most, boolean logarithmic, String unit)
        implements Type {}

    /** Yes or no. */
    record YesNo() implements Type {}

    /** One of these words; their labels in each language are in the catalogue's bundle. */
    record Choice(List<String> words) implements Type {
      public Choice {
        words = List.copyOf(words);
      }
    }

    /** Free text of at most {@code longest} characters. */
    record FreeText(int longest) implements Type {}

    /**
     * From {@code fewest} to {@code count} whole numbers, each within the bounds: a kernel, a
     * shape.
     */
    record WholeNumbers(int fewest, int count, long least, long most) implements Type {}

    /** The name of a dataset that {@code data.Datasets} knows, or a file or folder. */
    record Dataset() implements Type {}
  }

  public static Parameter whole(String name, long initial, long least, long most) {
    return of(name, new Type.WholeNumber(least, most, ""), new Value.Whole(initial));
  }

  public static Parameter real(String name, double initial, double least, double most) {
    return of(name, new Type.RealNumber(least, most, false, ""), new Value.Real(initial));
  }

  /** A real number that is thought of in factors, such as a learning rate. */
  public static Parameter factor(String name, double initial, double least, double most) {
    return of(name, new Type.RealNumber(least, most, true, ""), new Value.Real(initial));
  }

  public static Parameter yesNo(String name, boolean initial) {
    return of(name, new Type.YesNo(), new Value.Flag(initial));
  }

  /** The first word is the initial one. */
  public static Parameter choice(String name, String... words) {
    return of(name, new Type.Choice(List.of(words)), new Value.Text(words[0]));
  }

  public static Parameter text(String name, String initial, int longest) {
    return of(name, new Type.FreeText(longest), new Value.Text(initial));
  }

  /** As many whole numbers as {@code initial} has, such as a kernel's height and width. */
  public static Parameter wholes(String name, long least, long most, long... initial) {
    return of(
        name,
        new Type.WholeNumbers(initial.length, initial.length, least, most),
        Value.Wholes.of(initial));
  }

  private static Parameter of(String name, Type type, Value initial) {
    return new Parameter(name, type, initial, false, settings -> true);
  }

  /** The same, but a file must state it. */
  public Parameter stated() {
    return new Parameter(name, type, initial, true, shown);
  }

  /** The same, shown only under these settings. */
  public Parameter when(Predicate<Settings> condition) {
    return new Parameter(name, type, initial, required, condition);
  }

  /** Why a value cannot be taken, or null when it can. */
  public @Nullable Message refusal(Value value) {
    return ParameterCheck.refusal(this, value);
  }
}
