package org.layerloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The start script finds a Java that is new enough. Each Java here is a script that says which one
 * it is and what it was given.
 */
final class LauncherTest {

  @TempDir private Path folder;

  private Path script = Path.of("");

  @BeforeEach
  void installTheScript() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "a POSIX shell");
    Path bin = Files.createDirectories(folder.resolve("the program/bin"));
    script = Files.copy(Path.of("src/main/launch/layerloom"), bin.resolve("layerloom"));
    executable(script);
  }

  @Test
  void takesTheOneThatJavaHomeNames() throws Exception {
    Path java = java("jdk-25", "25.0.1");

    assertThat(start(Map.of("JAVA_HOME", java.toString()), "samples"))
        .startsWith("jdk-25")
        .endsWith("[org.layerloom.app.Main][samples]");
  }

  @Test
  void passesArgumentsAsTheyAre() throws Exception {
    Path java = java("jdk-25", "25");

    assertThat(start(Map.of("JAVA_HOME", java.toString()), "train", "my project.loom", "", "it's"))
        .endsWith("[train][my project.loom][][it's]");
  }

  @Test
  void passesOverOneThatIsTooOld() throws Exception {
    Path old = java("jdk-17", "17.0.15");
    Path young = java("jdk-26", "26-ea");

    assertThat(
            start(
                Map.of("JAVA_HOME", old.toString(), "PATH", young + "/bin:/usr/bin:/bin"),
                "samples"))
        .startsWith("jdk-26");
  }

  @Test
  void findsOneInThePersonsOwnFolders() throws Exception {
    java("home/.sdkman/candidates/java/25.0.1-tem", "25.0.1");

    assertThat(start(Map.of("PATH", "/usr/bin:/bin"), "samples"))
        .contains("25.0.1-tem")
        .endsWith("[org.layerloom.app.Main][samples]");
  }

  @Test
  void isFoundThroughLinks() throws Exception {
    Path java = java("jdk-25", "25");
    Path near = Files.createSymbolicLink(folder.resolve("near"), script);
    Path link = Files.createSymbolicLink(folder.resolve("link"), near.getFileName());
    script = link;

    assertThat(start(Map.of("JAVA_HOME", java.toString()), "samples"))
        .contains("the program/lib/layerloom.jar");
  }

  private Path java(String name, String version) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    Path program = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    Files.writeString(
        program, "#!/bin/sh\nprintf '%s' '" + name + " '\nfor a; do printf '[%s]' \"$a\"; done\n");
    executable(program);
    return home;
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String start(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("HOME", folder.resolve("home").toString());
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return said;
  }
}
