package org.layerloom.exchange.keras;

import java.util.List;
import org.layerloom.exchange.python.Python;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Site;

/**
 * A node while its Keras code is written.
 *
 * @param name of its layer
 * @param inputs per port, the variables that arrive
 */
record KerasNode(String name, Site site, List<List<String>> inputs) {

  Settings settings() {
    return site.settings();
  }

  Shape shape() {
    return site.tensor(0).shape();
  }

  String x() {
    return input(0);
  }

  String input(int port) {
    return inputs.get(port).getFirst();
  }

  List<String> all() {
    return inputs.getFirst();
  }

  String real(String parameter) {
    return Python.real(settings().real(parameter));
  }

  /** A layer called as the node is, given its input. */
  String layer(String constructor) {
    return layer(constructor, x());
  }

  String layer(String constructor, String x) {
    return named("", constructor, x);
  }

  /** One of several layers. */
  String named(String suffix, String constructor, String x) {
    String open = constructor.substring(0, constructor.length() - 1);
    return "layers.%s%sname=\"%s%s\")(%s)"
        .formatted(open, open.endsWith("(") ? "" : ", ", name, suffix, x);
  }
}
