package org.layerloom.charts.sampler;

import javafx.application.Application;

/** Starts the sampler window. Not an Application itself, so that it also starts on a class path. */
public final class Sampler {
  private Sampler() {}

  /** Opens the window. */
  public static void main(String[] args) {
    Application.launch(SamplerWindow.class, args);
  }
}
