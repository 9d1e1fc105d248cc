package org.layerloom.samples;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.layerloom.network.Catalogue;
import org.layerloom.project.Document;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;
import org.layerloom.subnet.Network;
import org.layerloom.subnet.NetworkEdit;
import org.layerloom.subnet.NetworkEdits;
import org.layerloom.subnet.NetworkResult;

/**
 * A project that comes with Layerloom and trains as it is. Its texts are in the bundle {@code
 * org.layerloom.samples.Samples}.
 *
 * @param id as the command line names it: {@code mnist-cnn}
 * @param document the project as its file has it, with an English name
 */
public record SampleProject(String id, Document document) {

  private static final List<String> IDS =
      List.of(
          "mnist-cnn",
          "mnist-cnn-dropout",
          "mnist-cnn-small",
          "mnist-branches",
          "mnist-residual",
          "mnist-halves",
          "mnist-lstm",
          "mnist-transformer",
          "mnist-gan",
          "mnist-transfer",
          "cifar-cnn",
          "cifar-cnn-deep",
          "cifar-cnn-augmented",
          "cifar-cnn-wide",
          "spoken-digits-cnn",
          "names-lstm",
          "names-transformer",
          "recommender",
          "points-mlp",
          "by-hand-2-3",
          "by-hand-3-6",
          "logistic-regression",
          "spiral-mlp",
          "iris-mlp",
          "diabetes-mlp");

  /** All, the one to begin with first. */
  public static List<SampleProject> list() {
    return IDS.stream().map(SampleProject::load).toList();
  }

  /** The one of this id. */
  public static Optional<SampleProject> find(String id) {
    return IDS.contains(id) ? Optional.of(load(id)) : Optional.empty();
  }

  /** What it is, in a few words. */
  public String title(Locale locale) {
    return text("title", locale);
  }

  /** What it shows and teaches, in Markdown. */
  public String notes(Locale locale) {
    return text("notes", locale);
  }

  /** The result that the source document prints. */
  public String printed(Locale locale) {
    return text("printed", locale);
  }

  /** What Layerloom reached, and how that was measured. */
  public String measured(Locale locale) {
    return text("measured", locale);
  }

  /** How long training takes. */
  public String time(Locale locale) {
    return text("time", locale);
  }

  /**
   * The project to open: named, described, its frames titled and its sub-networks named in the
   * person's language.
   */
  public Document document(Locale locale) {
    ResourceBundle texts = texts(locale);
    var frames = document.graph().frames();
    for (var frame : frames.values()) {
      String key = id + ".frame." + frame.id();
      frames =
          frames.plus(
              frame.id(),
              new org.layerloom.network.Frame(
                  frame.id(),
                  texts.getString(key),
                  frame.colour(),
                  frame.at(),
                  frame.width(),
                  frame.height()));
    }
    Network network = document.withGraph(document.graph().withFrames(frames)).network();
    for (String name : network.subnetworks().keySet()) {
      String key = id + ".subnetwork." + name.toLowerCase(Locale.ROOT).replace(' ', '-');
      network = renamed(network, name, texts.getString(key));
    }
    return new Document(
        title(locale), notes(locale), network.graph(), network.subnetworks(), document.weights());
  }

  private static Network renamed(Network network, String name, String next) {
    NetworkEdit rename = new NetworkEdit.Rename(name, next);
    return switch (NetworkEdits.apply(network, rename, Catalogue.standard())) {
      case NetworkResult.Applied(Network applied) -> applied;
      case NetworkResult.Rejected rejected ->
          throw new IllegalStateException(name + " cannot be called " + next + ": " + rejected);
    };
  }

  private String text(String field, Locale locale) {
    return texts(locale).getString(id + "." + field);
  }

  private static ResourceBundle texts(Locale locale) {
    return ResourceBundle.getBundle(
        "org.layerloom.samples.Samples",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static SampleProject load(String id) {
    String name = "projects/" + id + ProjectFile.EXTENSION;
    try (InputStream in = SampleProject.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in this installation of Layerloom");
      }
      return switch (ProjectFile.parse(in.readAllBytes(), name, Catalogue.standard())) {
        case Opening.Opened opened -> new SampleProject(id, opened.document());
        case Opening.Refused refused ->
            throw new IllegalStateException(name + ": " + refused.problems());
      };
    } catch (IOException e) {
      throw new IllegalStateException(name + " cannot be read", e);
    }
  }
}
