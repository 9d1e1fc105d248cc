package org.layerloom.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options that every command takes. Nothing reads their values from here, so they have no fields.
 */
final class SharedOptions {

  private SharedOptions() {}

  /** Adds {@code --help} and {@code --lang} to a command and all below it. */
  static void add(CommandLine line) {
    line.getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .usageHelp(true)
                .descriptionKey("help")
                .build());
    // Language has read it already, before there was a parser.
    line.getCommandSpec()
        .addOption(
            OptionSpec.builder("--lang")
                .type(String.class)
                .paramLabel("en|zh")
                .descriptionKey("lang")
                .build());
    line.getSubcommands().values().forEach(SharedOptions::add);
  }

  /** Adds {@code --version}, which only the program itself has. */
  static void addVersion(CommandLine line) {
    line.getCommandSpec()
        .addOption(
            OptionSpec.builder("-V", "--version")
                .type(boolean.class)
                .versionHelp(true)
                .descriptionKey("version")
                .build());
  }
}
