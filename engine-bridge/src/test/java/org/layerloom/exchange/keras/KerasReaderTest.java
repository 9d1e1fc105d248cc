package org.layerloom.exchange.keras;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.layerloom.exchange.in.Imported;
import org.layerloom.network.Analyser;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.NodeId;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;

/** Listings as books and articles have them become flowcharts that could be trained at once. */
final class KerasReaderTest {

  private static final Catalogue KINDS = Catalogue.standard();
  private static final Site.DatasetShape DIGITS =
      new Site.DatasetShape(
          Signal.Tensor.real(Shape.of(1, 28, 28)), new Signal.Labels(10, Shape.of()), 100, 10);

  @Test
  void aSequentialModelIsATrainableFlowchart() {
    Graph graph =
        read(
            """
            import tensorflow as tf
            from tensorflow.keras import layers, models

            (x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
            x_train = x_train.reshape(-1, 28, 28, 1) / 255.0

            # two convolutions, two poolings
            model = models.Sequential([
                layers.Conv2D(32, (3, 3), activation='relu', input_shape=(28, 28, 1)),
                layers.MaxPooling2D((2, 2)),
                layers.Conv2D(64, 3, activation="relu"),
                layers.MaxPooling2D(2),
                layers.Flatten(),
                layers.Dense(128, activation='relu'),
                layers.Dense(10, activation='softmax'),
            ])
            model.compile(optimizer=tf.keras.optimizers.Adam(learning_rate=1e-3),
                          loss='sparse_categorical_crossentropy', metrics=['accuracy'])
            history = model.fit(x_train, y_train, batch_size=64, epochs=10)
            """);

    Analysis analysis = Analyser.analyse(graph, KINDS, name -> DIGITS);
    assertThat(analysis.problems()).isEmpty();
    // As Keras counts: 320 + 18,496 + 204,928 + 1,290.
    assertThat(analysis.total().parameters()).isEqualTo(225_034);
    Settings train = graph.node(new NodeId("train")).settings();
    assertThat(train.whole("epochs")).isEqualTo(10);
    assertThat(train.whole("batchSize")).isEqualTo(64);
    assertThat(graph.node(new NodeId("loss")).settings().text("predictions"))
        .isEqualTo("probabilities");
    assertThat(graph.node(new NodeId("scale")).kind()).isEqualTo("normalize");
  }

  @Test
  void layersThatAreAddedOneByOneAndLogits() {
    Graph graph =
        read(
            """
            (x, y), _ = keras.datasets.mnist.load_data()
            model = keras.Sequential()
            model.add(layers.Conv2D(32, (3, 3), padding="same", use_bias=False))
            model.add(layers.BatchNormalization())
            model.add(layers.Activation('relu'))
            model.add(layers.GlobalAveragePooling2D())
            model.add(layers.Dropout(0.25))
            model.add(layers.Dense(10))
            model.compile(optimizer='sgd',
                loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
            """);

    Analysis analysis = Analyser.analyse(graph, KINDS, name -> DIGITS);
    assertThat(graph.node(new NodeId("loss")).settings().text("predictions")).isEqualTo("logits");
    assertThat(graph.node(new NodeId("train")).settings().real("learningRate")).isEqualTo(0.01);
    assertThat(analysis.outputs().get(new NodeId("loss"))).isNotEmpty();
  }

  @Test
  void aFunctionalModelKeepsItsBranches() {
    Graph graph =
        read(
            """
            (x_train, y_train), _ = keras.datasets.mnist.load_data()
            inputs = keras.Input(shape=(28, 28, 1))
            x = layers.Conv2D(8, 3, padding="same", activation="swish", name="first")(inputs)
            y = layers.Conv2D(8, 3, padding="same")(x)
            z = layers.add([x, y])
            z = layers.Flatten()(z)
            outputs = layers.Dense(10, activation="softmax")(z)
            model = keras.Model(inputs=inputs, outputs=outputs)
            """);

    assertThat(graph.into(new NodeId("add1"))).hasSize(2);
    assertThat(graph.node(new NodeId("first_silu")).kind()).isEqualTo("silu");
    assertThat(Analyser.analyse(graph, KINDS, name -> DIGITS).outputs())
        .containsKey(new NodeId("dense1"));
  }

  @Test
  void whatIsNotUnderstoodIsNamedByItsLine() {
    Imported.Read read =
        (Imported.Read)
            KerasReader.read(
                """
                model = Sequential([Dense(3), CapsuleLayer(2)])
                launch_rockets(7)
                """,
                "odd.py",
                KINDS);

    assertThat(read.notes())
        .extracting(note -> note.key())
        .contains("exchange.keras.unknownLayer", "exchange.in.unknownLine");
    assertThat(read.notes().toString()).contains("CapsuleLayer").contains("launch_rockets");
  }

  @Test
  void sumsOfTensorsAreNodesAndUnknownLayersAreNotSwallowed() {
    Imported.Read read =
        (Imported.Read)
            KerasReader.read(
                """
                inputs = keras.Input(shape=(16,))
                x = layers.Dense(8, activation="relu")(inputs)
                y = layers.Dense(8)(x)
                x = x + y
                x = CapsuleLayer(3)(x)
                outputs = layers.Dense(2)(y)
                """,
                "residual.py",
                KINDS);

    Graph graph = read.document().graph();
    assertThat(graph.into(new NodeId("add1"))).hasSize(2);
    assertThat(read.notes().toString()).contains("CapsuleLayer").doesNotContain("Dense");
  }

  @Test
  void functionsThatMakeNoLayersAreNoPartOfTheModel() {
    Graph graph =
        read(
            """
            def load_images(path):
                x = numpy.load(path)
                return x / 255

            def build():
                model = keras.Sequential()
                model.add(layers.Dense(3))
                return model
            """);

    assertThat(graph.nodes()).containsKey(new NodeId("dense1"));
  }

  @Test
  void hostileTextEndsInBoundedTime() {
    Random random = new Random(3);
    List<String> pieces =
        List.of(
            "Dense(",
            "model.add(",
            "[",
            "]",
            ")",
            "(",
            "x = ",
            "'",
            "\"",
            "\n",
            ",",
            "3",
            "Sequential([",
            "=",
            "-",
            ".");
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 300; i++) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      assertThat(KerasReader.read(text.toString(), "noise", KINDS)).isNotNull();
    }
    String deep = "model = Sequential(" + "(".repeat(100_000) + ")".repeat(100_000) + ")";
    assertThat(KerasReader.read(deep, "deep", KINDS)).isInstanceOf(Imported.Refused.class);
  }

  private static Graph read(String listing) {
    Imported imported = KerasReader.read(listing, "model.py", KINDS);
    assertThat(imported).isInstanceOf(Imported.Read.class);
    return ((Imported.Read) imported).document().graph();
  }
}
