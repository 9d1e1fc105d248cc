package org.layerloom.training;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.layerloom.network.Message;

/**
 * Where a run lives on disk, and what its files are called.
 *
 * @param path the folder: {@code runs/2026-11-23_05-01-22-mnist-cnn}
 */
public record RunFolder(Path path) {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd_HH-mm-ss");
  private static final int LONGEST_NAME = 40;
  private static final int MOST_IN_ONE_SECOND = 1000;

  /** The project as it was trained. */
  public Path project() {
    return path.resolve("project.loom");
  }

  /** What the run is and what came of it; see {@link RunSummary}. */
  public Path summary() {
    return path.resolve("run.json");
  }

  /** One line a step: {@code step,epoch,loss,score,seconds}. */
  public Path steps() {
    return path.resolve("steps.csv");
  }

  /** One line an epoch; see {@link Curves.Epoch}. */
  public Path epochs() {
    return path.resolve("epochs.csv");
  }

  /**
   * Where several train nodes take turns, one line a step: {@code step} and what each one's losses
   * were, in the order of their turns.
   */
  public Path parts() {
    return path.resolve("parts.csv");
  }

  /** Some steps more closely: see {@link Measures}. */
  public Path measures() {
    return path.resolve("measures.csv");
  }

  /** What was noticed while it trained: step, node and message, a line each. */
  public Path notices() {
    return path.resolve("notices.tsv");
  }

  /** Settings changed while it trained: {@code step,epochs,learningRate,batchSize} a line. */
  public Path changes() {
    return path.resolve("changes.csv");
  }

  /** Parameters and the optimiser's state, as training left them at some step. */
  public Path checkpoints() {
    return path.resolve("checkpoints");
  }

  /**
   * Of a network that makes pictures out of noise: what it makes of the same noise after each
   * epoch, {@code epoch-0001.png} and so on.
   */
  public Path pictures() {
    return path.resolve("pictures");
  }

  /** What was taken out of the run. */
  public Path export() {
    return path.resolve("export");
  }

  /** What the engine printed. */
  public Path log() {
    return path.resolve("log.txt");
  }

  /** The last part of the path. */
  public String id() {
    return String.valueOf(path.getFileName());
  }

  /**
   * Makes a new folder within {@code runs}, which is made where it is missing. Two runs of one name
   * in one second get two folders.
   *
   * @throws RunException where the folder cannot be made
   */
  public static RunFolder create(Path runs, String name, LocalDateTime now) throws RunException {
    String stem = TIME.format(now) + "-" + safe(name);
    try {
      Files.createDirectories(runs);
      for (int number = 1; number <= MOST_IN_ONE_SECOND; number++) {
        Path path = runs.resolve(number == 1 ? stem : stem + "-" + number);
        if (created(path)) {
          return new RunFolder(path.toAbsolutePath());
        }
      }
    } catch (IOException e) {
      throw new RunException(Message.of("training.run.cannotCreate", runs.toString(), why(e)), e);
    }
    throw new RunException(Message.of("training.run.tooMany", runs.toString(), stem));
  }

  /** Tries rather than looks first: another process may be about to take the same name. */
  private static boolean created(Path path) throws IOException {
    try {
      Files.createDirectory(path);
      return true;
    } catch (FileAlreadyExistsException taken) {
      return false;
    }
  }

  /** Letters and digits of any script; everything else becomes a dash. */
  static String safe(String name) {
    StringBuilder text = new StringBuilder();
    name.codePoints()
        .map(point -> Character.isLetterOrDigit(point) ? point : '-')
        .limit(LONGEST_NAME)
        .forEach(text::appendCodePoint);
    String dashed = text.toString().replaceAll("-+", "-").replaceAll("^-|-$", "");
    return dashed.isEmpty() ? "run" : dashed;
  }

  /** What the operating system said, without the path that the sentence names already. */
  static String why(IOException e) {
    return switch (e) {
      case java.nio.file.AccessDeniedException denied -> "access denied";
      case java.nio.file.FileSystemException system when system.getReason() != null ->
          String.valueOf(system.getReason());
      default -> String.valueOf(e.getMessage());
    };
  }
}
