package org.layerloom.network;

import java.util.Map;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * A node's parameter values by name. Within the program every parameter of the kind has a value of
 * its type (files and edits are checked on the way in), so the typed getters throw only when
 * program and catalogue disagree.
 */
public record Settings(PMap<String, Value> values) {

  public static final Settings NONE = new Settings(TreePMap.empty());

  public static Settings of(Map<String, Value> values) {
    return new Settings(TreePMap.from(values));
  }

  public Settings with(String name, Value value) {
    return new Settings(values.plus(name, value));
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  public long whole(String name) {
    return ((Value.Whole) get(name)).value();
  }

  public double real(String name) {
    return ((Value.Real) get(name)).value();
  }

  public boolean flag(String name) {
    return ((Value.Flag) get(name)).value();
  }

  public String text(String name) {
    return ((Value.Text) get(name)).value();
  }

  public java.util.List<Long> wholes(String name) {
    return ((Value.Wholes) get(name)).values();
  }

  public Value get(String name) {
    Value value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no value for parameter " + name);
    }
    return value;
  }
}
