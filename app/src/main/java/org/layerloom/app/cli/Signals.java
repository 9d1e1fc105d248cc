package org.layerloom.app.cli;

import java.util.List;

/** What this process does with the signals of a terminal. */
final class Signals {

  private static final System.Logger LOG = System.getLogger(Signals.class.getName());

  private Signals() {}

  /**
   * Ctrl+C, and a terminal that closes, reach every process that was started from it. The engine
   * leaves them to the one that started it, who asks it to stop; otherwise what was learned would
   * be lost. It ends when its input does.
   *
   * <p>Java has no public way to say so: {@code sun.misc.Signal} is what there is, called by name
   * because the compiler warns of it. A Java without it just takes the signal.
   */
  static void leaveInterruptsToOthers() {
    for (String signal : List.of("INT", "HUP")) {
      try {
        ignore(signal);
      } catch (ReflectiveOperationException unknownHere) {
        LOG.log(System.Logger.Level.DEBUG, "this system has no signal {0}", signal);
      }
    }
  }

  private static void ignore(String name) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object ignore = handler.getField("SIG_IGN").get(null);
    signal
        .getMethod("handle", signal, handler)
        .invoke(null, signal.getConstructor(String.class).newInstance(name), ignore);
  }
}
