package org.layerloom.app.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.Samples;
import org.layerloom.network.Shape;
import org.layerloom.training.Part;
import org.layerloom.training.Predicted;
import org.layerloom.training.Prediction;
import org.layerloom.training.Question;
import org.layerloom.training.Trained;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code layerloom predict RUN --image FILE}: what a trained network answers. */
@Command(name = "predict")
final class PredictCommand implements Callable<Integer> {

  private static final int SHOWN = 5;

  private final Context context;

  @Mixin private final RunOptions run = new RunOptions();

  @Option(names = "--image", paramLabel = "FILE", arity = "1..*", descriptionKey = "image")
  private List<Path> images = new ArrayList<>();

  @Option(names = "--numbers", paramLabel = "N", split = ",", descriptionKey = "numbers")
  private List<Float> numbers = new ArrayList<>();

  @Option(names = "--sample", paramLabel = "N", split = ",", descriptionKey = "sample")
  private List<Integer> samples = new ArrayList<>();

  @Option(names = "--part", paramLabel = "test|validation|train", descriptionKey = "part")
  private Part part = Part.TEST;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  PredictCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (images.isEmpty() && numbers.isEmpty() && samples.isEmpty()) {
      throw Refusal.badInput(context.words().say("predict.what"));
    }
    try (Asking asking = new Asking(context)) {
      Trained network = run.network(context);
      Samples like = asking.ask(new Question.Fetch(network, Part.TRAIN, new int[1])).samples();
      Map<String, Samples> given = given(asking, network, like);
      given.forEach(
          (name, sample) -> show(name, asking.ask(new Question.Predict(network, sample))));
      return ExitCode.DONE;
    }
  }

  private Map<String, Samples> given(Asking asking, Trained network, Samples like) {
    Map<String, Samples> given = new LinkedHashMap<>();
    for (Path image : images) {
      given.put(image.toString(), image(image, like));
    }
    if (!numbers.isEmpty()) {
      if (numbers.size() != like.featureShape().size()) {
        throw Refusal.badInput(
            context.words().say("predict.count", numbers.size(), like.featureShape().size()));
      }
      float[] row = new float[numbers.size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = numbers.get(i);
      }
      given.put(context.words().say("predict.numbers"), sample(like, row));
    }
    for (int place : samples) {
      given.put(
          context.words().say("predict.sample", place),
          asking.ask(new Question.Fetch(network, part, new int[] {place - 1})).samples());
    }
    return given;
  }

  private Samples image(Path file, Samples like) {
    Shape shape = like.featureShape();
    boolean fits = shape.rank() == 3 && (shape.extent(0) == 1 || shape.extent(0) == 3);
    if (!fits) {
      throw Refusal.badInput(context.words().say("predict.noPictures", shape.toString()));
    }
    try {
      java.awt.image.BufferedImage read =
          Files.isRegularFile(file) ? ImageIO.read(file.toFile()) : null;
      if (read == null) {
        throw Refusal.badInput(context.words().say("predict.unreadable", file.toString()));
      }
      return sample(like, pixels(read, shape));
    } catch (IOException e) {
      throw Refusal.badInput(context.words().say("predict.unreadable", file.toString()));
    }
  }

  private static float[] pixels(java.awt.image.BufferedImage read, Shape shape) {
    int width = (int) shape.extent(2);
    int height = (int) shape.extent(1);
    var scaled =
        new java.awt.image.BufferedImage(width, height, java.awt.image.BufferedImage.TYPE_INT_RGB);
    var pen = scaled.createGraphics();
    pen.drawImage(
        read.getScaledInstance(width, height, java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, null);
    pen.dispose();
    float[] pixels = new float[Math.toIntExact(shape.size())];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb = scaled.getRGB(x, y);
        int[] parts = {rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff};
        int at = y * width + x;
        if (shape.extent(0) == 1) {
          // As the eye weighs them (ITU-R BT.601).
          pixels[at] = Math.round(0.299f * parts[0] + 0.587f * parts[1] + 0.114f * parts[2]);
        } else {
          for (int channel = 0; channel < 3; channel++) {
            pixels[channel * width * height + at] = parts[channel];
          }
        }
      }
    }
    return pixels;
  }

  private static Samples sample(Samples like, float[] features) {
    int each = like.features().remaining() / Math.toIntExact(like.featureShape().size());
    ByteBuffer bytes = ByteBuffer.allocate(features.length * each).order(ByteOrder.LITTLE_ENDIAN);
    for (float number : features) {
      switch (like.type()) {
        case BYTE -> bytes.put((byte) Math.clamp(Math.round(number), 0, 255));
        case FLOAT -> bytes.putFloat(number);
        case INDEX -> bytes.putLong(Math.round(number));
      }
    }
    ByteBuffer label = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return new Samples(1, like.featureShape(), like.type(), bytes.flip(), 0, Shape.of(), label);
  }

  private void show(String name, Predicted predicted) {
    if (json) {
      json(name, predicted).print(context.terminal().out());
      return;
    }
    context.print(name);
    Table table = new Table();
    for (Prediction output : predicted.outputs()) {
      float[] values = output.of(0);
      List<String> names = RunOptions.names(predicted.classNames(), values.length);
      switch (output.meaning()) {
        case CLASSES ->
            best(values)
                .limit(SHOWN)
                .forEach(
                    index ->
                        table.row(
                            "  " + names.get(index), share(values[index]), bar(values[index])));
        case YES -> {
          for (float value : values) {
            table.row("  " + context.words().say("predict.yes"), share(value), bar(value));
          }
        }
        case NUMBERS -> {
          for (float value : values) {
            table.row("  " + value);
          }
        }
      }
    }
    table.lines().forEach(context::print);
  }

  private static java.util.stream.Stream<Integer> best(float[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer index) -> -values[index]));
  }

  private String share(float share) {
    return context.words().say("evaluate.share", share);
  }

  private static String bar(float share) {
    return "█".repeat(Math.round(20 * share));
  }

  private static JsonLine json(String name, Predicted predicted) {
    List<Map<String, @Nullable Object>> outputs = new ArrayList<>();
    for (Prediction output : predicted.outputs()) {
      float[] values = output.of(0);
      List<Double> plain = new ArrayList<>();
      for (float value : values) {
        plain.add((double) value);
      }
      JsonLine line =
          new JsonLine()
              .with("loss", output.loss().value())
              .with("meaning", output.meaning().name().toLowerCase(java.util.Locale.ROOT))
              .with("values", plain);
      if (output.meaning() == Prediction.Meaning.CLASSES) {
        List<String> names = RunOptions.names(predicted.classNames(), values.length);
        line.with("classes", names).with("answer", names.get(best(values).findFirst().orElse(0)));
      }
      outputs.add(line.fields());
    }
    return new JsonLine().with("sample", name).with("outputs", outputs);
  }
}
