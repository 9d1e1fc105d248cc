package org.layerloom.app.violation;

/** Shows a person what is for developers. */
public final class PrintsStackTraces {

  private PrintsStackTraces() {}

  public static void print(Exception fault) {
    fault.printStackTrace();
  }
}
