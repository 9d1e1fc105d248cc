package org.layerloom.data;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;

/**
 * Data sources of which only the shape is known: what a foreign file says of its inputs. The name
 * is the shape, {@code shape:3x48x192}, or {@code shape:128 of 30522} for indices below 30522. Such
 * a network can be drawn, exported and run; to train it, a dataset of that shape is chosen.
 */
public final class OpenData {

  private static final String START = "shape:";
  private static final Pattern FORM =
      Pattern.compile("shape:(\\d{1,12}(?:x\\d{1,12}){0,7})?(?: of (\\d{1,12}))?");

  private OpenData() {}

  /**
   * @param most how many indices there are; 0 for real numbers
   */
  public static String name(Shape shape, long most) {
    String extents = shape.extents().stream().map(String::valueOf).collect(Collectors.joining("x"));
    return START + extents + (most > 0 ? " of " + most : "");
  }

  /** Whether a source's name is one of these. */
  public static boolean is(String source) {
    return source.startsWith(START);
  }

  /** Null where the name is no shape. */
  public static Site.@Nullable DatasetShape find(String source) {
    Matcher matcher = FORM.matcher(source);
    if (!matcher.matches()) {
      return null;
    }
    List<Long> extents = new ArrayList<>();
    if (matcher.group(1) != null) {
      for (String extent : matcher.group(1).split("x", -1)) {
        extents.add(Long.parseLong(extent));
      }
    }
    if (extents.stream().anyMatch(extent -> extent < 1)) {
      return null;
    }
    String most = matcher.group(2);
    Shape shape = new Shape(extents);
    Signal.Tensor features =
        most == null
            ? Signal.Tensor.real(shape)
            : new Signal.Tensor(shape, Signal.Numbers.INDEX, Long.parseLong(most));
    return new Site.DatasetShape(features, new Signal.Labels(0, Shape.of(1)), 0, 0);
  }
}
