package org.layerloom.exchange.out;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a network can be taken out as. */
public enum Format {
  ONNX(".onnx", true),
  TORCHSCRIPT(".pt", true),
  SAFETENSORS(".safetensors", true),
  PYTORCH("", true),
  KERAS("", true),
  DJL("", true),
  SERVICE("", true),
  NOTEBOOK("", true),
  MERMAID(".mmd", false),
  MARKDOWN(".md", false);

  private final String ending;
  private final boolean trained;

  Format(String ending, boolean trained) {
    this.ending = ending;
    this.trained = trained;
  }

  /** As the command line and settings write it: {@code onnx}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the file's name ends with; empty for a folder. */
  public String ending() {
    return ending;
  }

  public boolean folder() {
    return ending.isEmpty();
  }

  /** Whether it holds trained numbers, which only a run has. */
  public boolean trained() {
    return trained;
  }

  /** Whether any node's result can come out of it, not the predictions alone. */
  public boolean choosesOutput() {
    return switch (this) {
      case ONNX, PYTORCH, KERAS, SERVICE, NOTEBOOK -> true;
      case TORCHSCRIPT, SAFETENSORS, DJL, MERMAID, MARKDOWN -> false;
    };
  }

  public static Optional<Format> find(String id) {
    return Arrays.stream(values()).filter(format -> format.id().equals(id)).findFirst();
  }
}
