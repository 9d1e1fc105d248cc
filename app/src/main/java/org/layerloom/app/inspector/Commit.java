package org.layerloom.app.inspector;

import org.jspecify.annotations.Nullable;
import org.layerloom.network.Value;

/** Takes the value that a person has settled on. */
interface Commit {

  /** Sets it, or says why it cannot be; null where it is set. */
  @Nullable String set(Value value);
}
