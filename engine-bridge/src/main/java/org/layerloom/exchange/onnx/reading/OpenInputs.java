package org.layerloom.exchange.onnx.reading;

import java.util.List;
import java.util.stream.Collectors;
import org.layerloom.data.OpenData;
import org.layerloom.network.Shape;
import org.layerloom.network.Site;

/** Inputs of a foreign file as data sources that have a shape, but no samples yet. */
final class OpenInputs {

  /** Knows nothing but such sources. */
  static final Site.DatasetShapes SHAPES = OpenData::find;

  private OpenInputs() {}

  /**
   * A source's name.
   *
   * @param most how many indices there are; 0 for real numbers
   */
  static String source(List<Long> extents, long most) {
    return OpenData.name(new Shape(extents), most);
  }

  static List<Long> parsed(String extents) {
    return java.util.Arrays.stream(extents.split("x", -1))
        .map(String::strip)
        .map(Long::parseLong)
        .collect(Collectors.toList());
  }
}
