package org.layerloom.engine.host;

import java.util.Map;
import java.util.TreeMap;

/** What a result may depend on besides the project: written into each run. */
final class Environment {

  private Environment() {}

  static Map<String, String> ofThisMachine() {
    Map<String, String> facts = new TreeMap<>();
    facts.put("java", System.getProperty("java.runtime.version", ""));
    facts.put(
        "os",
        System.getProperty("os.name", "")
            + " "
            + System.getProperty("os.version", "")
            + " "
            + System.getProperty("os.arch", ""));
    facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    return facts;
  }
}
