package org.layerloom.samples.violation;

import org.layerloom.app.EngineCommand;

/** Samples that know the program they come with. */
public final class OpensWindows {

  private OpensWindows() {}

  public static int words() {
    return EngineCommand.ofThisProgram().size();
  }
}
