package org.layerloom.app.inside;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import org.layerloom.app.trained.Asker;
import org.layerloom.app.trained.Numbers;
import org.layerloom.data.Samples;
import org.layerloom.network.Message;
import org.layerloom.network.Shape;
import org.layerloom.training.Prediction;
import org.layerloom.training.Question;
import org.layerloom.training.Trained;

/**
 * How much an answer loses where a patch of the picture is covered (M. Zeiler, R. Fergus,
 * Visualizing and understanding convolutional networks, 2013).
 */
final class Occlusion {

  /** Patches along an edge. */
  private static final int PATCHES = 8;

  private final Asker asker;

  Occlusion(Asker asker) {
    this.asker = asker;
  }

  void ask(
      Trained network,
      Samples sample,
      int answer,
      Consumer<Attribution.Heat> done,
      Consumer<Message> failed) {
    asker.ask(
        new Question.Predict(network, covered(sample)),
        predicted -> done.accept(heat(predicted.outputs().getFirst(), answer)),
        failed);
  }

  /** The picture as it is, and behind it once for each patch with that one covered. */
  private static Samples covered(Samples sample) {
    Shape shape = sample.featureShape();
    float[] whole = Numbers.features(sample, 0);
    int channels = (int) shape.extent(0);
    int height = (int) shape.extent(1);
    int width = (int) shape.extent(2);
    float mean = 0;
    for (float number : whole) {
      mean += number / whole.length;
    }
    int count = 1 + PATCHES * PATCHES;
    int each = sample.features().remaining();
    ByteBuffer all = ByteBuffer.allocate(count * each).order(ByteOrder.LITTLE_ENDIAN);
    all.put(sample.features().duplicate());
    for (int patch = 0; patch < PATCHES * PATCHES; patch++) {
      float[] numbers = whole.clone();
      for (int y = patch / PATCHES * height / PATCHES;
          y < (patch / PATCHES + 1) * height / PATCHES;
          y++) {
        for (int x = patch % PATCHES * width / PATCHES;
            x < (patch % PATCHES + 1) * width / PATCHES;
            x++) {
          for (int channel = 0; channel < channels; channel++) {
            numbers[(channel * height + y) * width + x] = mean;
          }
        }
      }
      all.put(Numbers.sample(shape, sample.type(), numbers).features());
    }
    ByteBuffer labels = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return new Samples(count, shape, sample.type(), all.flip(), 0, Shape.of(), labels);
  }

  private static Attribution.Heat heat(Prediction prediction, int answer) {
    float whole = prediction.of(0)[answer];
    float[] heat = new float[PATCHES * PATCHES];
    for (int patch = 0; patch < heat.length; patch++) {
      heat[patch] = Math.max(0, whole - prediction.of(patch + 1)[answer]);
    }
    return new Attribution.Heat(PATCHES, PATCHES, heat);
  }
}
