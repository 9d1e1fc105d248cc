package org.layerloom.app.window;

import java.util.ArrayList;
import java.util.List;
import org.layerloom.app.command.Command;
import org.layerloom.app.command.Commands;

/** The window's commands as the command palette takes them. */
final class PaletteEntries {

  private PaletteEntries() {}

  static List<org.layerloom.editor.find.Command> of(Commands commands) {
    List<org.layerloom.editor.find.Command> entries = new ArrayList<>();
    for (Command command : commands.all()) {
      entries.add(
          new org.layerloom.editor.find.Command(
              command.id(),
              commands.names(command),
              "",
              commands.keys(command),
              command.enabled()::get,
              command::run));
    }
    return entries;
  }
}
