package org.layerloom.app.inspector;

import javafx.scene.Node;
import org.layerloom.network.Value;

/** A control for one parameter. */
interface Editor {

  Node control();

  /** Shows the document's value, unless the person is typing another. */
  void show(Value value);
}
