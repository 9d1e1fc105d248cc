package org.layerloom.exchange.pytorch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.layerloom.exchange.python.Python;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Site;

/** One node while its lines of a {@code model.py} are written. */
final class NodeForm {

  private final String name;
  private final Site site;
  private final List<List<String>> inputs;
  private final Set<String> helpers;
  private final List<String> modules = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  /**
   * @param inputs per port, the variables that arrive
   * @param helpers classes of {@link Helpers} that the file needs
   */
  NodeForm(String name, Site site, List<List<String>> inputs, Set<String> helpers) {
    this.name = name;
    this.site = site;
    this.inputs = inputs;
    this.helpers = helpers;
  }

  Site site() {
    return site;
  }

  Settings settings() {
    return site.settings();
  }

  /** One sample's shape at an input. */
  Shape shape(int port) {
    return site.tensor(port).shape();
  }

  Shape shape() {
    return shape(0);
  }

  String x() {
    return input(0);
  }

  String input(int port) {
    return inputs.get(port).getFirst();
  }

  boolean given(int port) {
    return port < inputs.size() && !inputs.get(port).isEmpty();
  }

  List<String> all() {
    return inputs.getFirst();
  }

  /** Makes a module and gives back what calls it with the first input. */
  String call(String constructor) {
    return module(constructor) + "(" + x() + ")";
  }

  /** Makes a module called as the node is. */
  String module(String constructor) {
    modules.add("self." + name + " = " + constructor);
    return "self." + name;
  }

  /** The same of a class that the file itself defines. */
  String own(String helper, String arguments) {
    helpers.add(helper);
    return module(helper + "(" + arguments + ")");
  }

  /** A class that another one of the file builds on. */
  void needs(String helper) {
    helpers.add(helper);
  }

  /** Writes a line before the result's, and gives its variable. */
  String let(String suffix, String expression) {
    lines.add(name + suffix + " = " + expression);
    return name + suffix;
  }

  /** Whole numbers of a parameter, as short as Python takes them. */
  String several(String parameter) {
    return Python.several(settings().wholes(parameter));
  }

  String real(String parameter) {
    return Python.real(settings().real(parameter));
  }

  List<String> modules() {
    return modules;
  }

  List<String> lines() {
    return lines;
  }
}
