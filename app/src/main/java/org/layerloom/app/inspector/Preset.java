package org.layerloom.app.inspector;

import java.util.Map;
import org.layerloom.network.Value;

/**
 * Settings of a kind that are known to work.
 *
 * @param name what it is called, in the window's language
 * @param why the reason, in a sentence, with its source where there is one
 */
record Preset(String id, String name, String why, Map<String, Value> settings) {
  Preset {
    settings = Map.copyOf(settings);
  }
}
