package org.layerloom.engine.bench;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.nn.transformer.TransformerEncoderBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Batch;
import ai.djl.training.evaluator.Accuracy;
import ai.djl.training.listener.EvaluatorTrainingListener;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.layerloom.data.DatasetSource.Part;
import org.layerloom.data.Datasets;
import org.layerloom.data.Samples;

/**
 * DJL's own way to train, in a process of its own so that nothing of ours (malloc's settings, the
 * executor's) speeds it up. A line on standard input, {@code s1 1 200}: network, threads, steps.
 * The answer: samples a second.
 */
final class EasyTrainPeer {

  /** Before a network's name: without the accuracy that DJL's examples and we count as we go. */
  static final String BARE = "bare-";

  private static final int BATCH = 64;
  private static final int SAMPLES = 16_384;

  private final NDManager manager = NDManager.newBaseManager();
  private final ArrayDataset dataset;
  private final Map<String, Trainer> trainers = new HashMap<>();

  private EasyTrainPeer(Samples train) {
    byte[] pixels = new byte[SAMPLES * 784];
    train.features().duplicate().get(pixels);
    float[] scaled = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      scaled[i] = (pixels[i] & 0xff) / 255f;
    }
    long[] labels = new long[SAMPLES];
    train.labels().duplicate().order(java.nio.ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(labels);
    NDArray features = manager.create(scaled, new Shape(SAMPLES, 1, 28, 28));
    dataset =
        new ArrayDataset.Builder()
            .setData(features)
            .optLabels(manager.create(labels).toType(DataType.FLOAT32, false))
            .setSampling(BATCH, true)
            .build();
  }

  public static void main(String[] arguments) throws Exception {
    Samples train = new Datasets(java.util.List.of(), Path.of("")).read(arguments[0], Part.TRAIN);
    EasyTrainPeer peer = new EasyTrainPeer(train);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ", -1);
      JniUtils.setNumThreads(Integer.parseInt(words[1]));
      System.out.println("rate " + peer.rate(words[0], Integer.parseInt(words[2])));
    }
  }

  private double rate(String network, int steps) throws Exception {
    Trainer trainer = trainers.get(network);
    if (trainer == null) {
      trainer = trainer(network);
      trainers.put(network, trainer);
    }
    int done = 0;
    long began = System.nanoTime();
    while (done < steps) {
      for (Batch batch : trainer.iterateDataset(dataset)) {
        if (done < steps) {
          EasyTrain.trainBatch(trainer, batch);
          trainer.step();
          done++;
        }
        batch.close();
        if (done == steps) {
          break;
        }
      }
    }
    return (double) steps * BATCH * 1e9 / (System.nanoTime() - began);
  }

  private static Trainer trainer(String network) {
    boolean bare = network.startsWith(BARE);
    Model model = Model.newInstance(network);
    model.setBlock(
        switch (bare ? network.substring(BARE.length()) : network) {
          case "s1" -> convolutional();
          case "mlp" -> dense();
          case "lstm" -> recurrent();
          case "transformer" -> attentive();
          default -> throw new IllegalArgumentException("no network " + network);
        });
    DefaultTrainingConfig config =
        new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
            .optOptimizer(Optimizer.adam().optLearningRateTracker(Tracker.fixed(1e-3f)).build());
    if (!bare) {
      config.addEvaluator(new Accuracy()).addTrainingListeners(new EvaluatorTrainingListener());
    }
    Trainer trainer = model.newTrainer(config);
    trainer.initialize(new Shape(BATCH, 1, 28, 28));
    return trainer;
  }

  private static Block convolutional() {
    return new SequentialBlock()
        .add(Conv2d.builder().setKernelShape(new Shape(3, 3)).setFilters(32).build())
        .add(Activation::relu)
        .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
        .add(Conv2d.builder().setKernelShape(new Shape(3, 3)).setFilters(64).build())
        .add(Activation::relu)
        .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
        .add(Blocks.batchFlattenBlock())
        .add(Linear.builder().setUnits(128).build())
        .add(Activation::relu)
        .add(Linear.builder().setUnits(10).build());
  }

  private static Block dense() {
    return new SequentialBlock()
        .add(Blocks.batchFlattenBlock())
        .add(Linear.builder().setUnits(128).build())
        .add(Activation::relu)
        .add(Linear.builder().setUnits(10).build());
  }

  private static Block recurrent() {
    return new SequentialBlock()
        .add(rows())
        .add(
            LSTM.builder()
                .setStateSize(128)
                .setNumLayers(1)
                .optBatchFirst(true)
                .optReturnState(false)
                .build())
        .add(new LambdaBlock(all -> new NDList(all.head().get(":, -1")), "lastStep"))
        .add(Linear.builder().setUnits(10).build());
  }

  private static Block attentive() {
    return new SequentialBlock()
        .add(rows())
        .add(Linear.builder().setUnits(128).build())
        .add(new TransformerEncoderBlock(128, 4, 256, 0f, Activation::relu))
        .add(new TransformerEncoderBlock(128, 4, 256, 0f, Activation::relu))
        .add(new LambdaBlock(all -> new NDList(all.head().mean(new int[] {1})), "mean"))
        .add(Linear.builder().setUnits(10).build());
  }

  private static Block rows() {
    return new LambdaBlock(all -> new NDList(all.head().reshape(-1, 28, 28)), "rows");
  }
}
