package org.layerloom.exchange.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerloom.data.OpenData;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.in.ForeignFile;
import org.layerloom.exchange.in.Imported;
import org.layerloom.exchange.in.StateDict;
import org.layerloom.exchange.onnx.OnnxModel;
import org.layerloom.exchange.proof.Difference;
import org.layerloom.exchange.proof.OnnxRuntime;
import org.layerloom.network.Analyser;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;

/**
 * The numbers of {@code .keras} files. The files and what their networks answer are made by {@code
 * make_fixture.py} beside them: by h5py and by NumPy.
 */
final class KerasNumbersTest {

  private static final Catalogue KINDS = Catalogue.standard();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"picture", "windows", "sound", "memory", "words"})
  void anImportedNetworkAnswersAsItDidInKeras(String model) throws IOException {
    // given a model of another program, and what it answered there
    JsonNode known = KerasFixtures.answers().path(model);

    // when it is read
    Imported.Read read = read(KerasFixtures.copy(model + ".keras", folder));

    // then it brings every number, and answers the same
    Analysis analysis = Analyser.analyse(read.document().graph(), KINDS, OpenData::find);
    assertThat(read.notes()).isEmpty();
    assertThat(shapes(read.weights())).isEqualTo(StateDict.wanted(analysis));
    FloatBuffer wanted = floats(known.path("out"));
    FloatBuffer found = answer(analysis, read.weights(), floats(known.path("in")));
    assertThat(Difference.between(wanted, found)).isLessThan(2e-5);
  }

  @Test
  void whatKerasCountsIsNotWhatLayersAreCalled() throws IOException {
    // given a file whose layer dense_1 is kept as dense, and dense_2 as dense_1

    // when it is read
    Imported.Read read = read(KerasFixtures.copy("picture.keras", folder));

    // then each has its own
    assertThat(shapes(read.weights()))
        .containsEntry("dense_1.weight", Shape.of(5, 16))
        .containsEntry("dense_2.weight", Shape.of(3, 5))
        .doesNotContainKey("dense_2.bias");
  }

  @Test
  void numbersThatDoNotFitAreNamedAndTheOthersTaken() throws IOException {
    // given a layer with too few units, one that has no numbers, and one that fits
    String config =
        """
        {"class_name": "Sequential", "config": {"layers": [
          {"class_name": "InputLayer", "config": {"name": "in", "batch_shape": [null, 2]}},
          {"class_name": "Dense", "config": {"name": "first", "units": 3}},
          {"class_name": "Dense", "config": {"name": "second", "units": 4}}]}}
        """;
    String wrong = config.replace("\"units\": 3", "\"units\": 7");
    byte[] numbers = KerasFixtures.broken("good");

    // when each is read
    Imported.Read some = read(KerasFixtures.zip(folder, config, numbers));
    Imported.Read none = read(KerasFixtures.zip(folder, wrong, numbers));

    // then what is wrong is said by the layer's name
    assertThat(shapes(some.weights())).containsOnlyKeys("first.weight", "first.bias");
    assertThat(some.notes()).containsExactly(Message.of("exchange.keras.noNumbers", "second"));
    assertThat(none.weights()).isEmpty();
    assertThat(none.notes())
        .contains(Message.of("exchange.keras.misfitNumbers", "first", "3×2", "7×2"));
  }

  @Test
  void featuresOfWhichNobodyKnowsTheOrderKeepNoNumbers() throws IOException {
    // given a row of which nobody says what it was: Keras would not have made that
    String config =
        """
        {"class_name": "Functional", "config": {"layers": [
          {"class_name": "InputLayer", "config": {"name": "in"}},
          {"class_name": "Flatten", "config": {"name": "row"},
           "inbound_nodes": [[["in", 0, 0, {}]]]},
          {"class_name": "Dense", "config": {"name": "classes", "units": 3},
           "inbound_nodes": [[["row", 0, 0, {}]]]}]}}
        """;

    // when it is read
    Imported.Read read = read(KerasFixtures.zip(folder, config, KerasFixtures.broken("good")));

    // then no number stands at a place where it might not belong
    assertThat(read.weights()).isEmpty();
    assertThat(read.notes()).contains(Message.of("exchange.keras.unknownOrder", "classes"));
  }

  @Test
  void aResetBeforeTheProductIsNoGruOfOurs() throws IOException {
    // given
    String config =
        """
        {"class_name": "Sequential", "config": {"layers": [
          {"class_name": "InputLayer", "config": {"name": "in", "batch_shape": [null, 4, 2]}},
          {"class_name": "GRU", "config": {"name": "old", "units": 3, "reset_after": false}}]}}
        """;

    // when it is read
    Imported.Read read = read(KerasFixtures.zip(folder, config, KerasFixtures.broken("good")));

    // then it is said
    assertThat(read.notes()).contains(Message.of("exchange.keras.resetsBefore", "old"));
  }

  private static Imported.Read read(Path file) {
    return switch (ForeignFile.read(file, KINDS)) {
      case Imported.Read read -> read;
      case Imported.Refused refused -> fail(refused.reasons().toString());
    };
  }

  private static Map<String, Shape> shapes(List<NamedTensor> tensors) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    tensors.forEach(tensor -> shapes.put(tensor.name(), tensor.shape()));
    return shapes;
  }

  private static FloatBuffer floats(JsonNode numbers) {
    FloatBuffer values = FloatBuffer.allocate(numbers.size());
    numbers.forEach(number -> values.put((float) number.asDouble()));
    return values.flip();
  }

  /** What ONNX Runtime makes of the flowchart with these numbers. */
  private static FloatBuffer answer(
      Analysis analysis, List<NamedTensor> weights, FloatBuffer samples) throws IOException {
    Outgoing network = Outgoing.of(analysis, KINDS, true);
    Map<String, NamedTensor> named = new LinkedHashMap<>();
    weights.forEach(tensor -> named.put(tensor.name(), tensor));
    OnnxModel.Result result = OnnxModel.draw(network, named, "keras", Map.of());
    if (!(result instanceof OnnxModel.Result.Drawn drawn)) {
      return fail(result.toString());
    }
    Outgoing.Entry entry = network.entries().getFirst();
    try (OnnxRuntime runtime = OnnxRuntime.open(drawn.model().toByteArray())) {
      Map<String, NamedTensor> found =
          runtime.run(Map.of(entry.name(), given(entry.signal(), samples)));
      return Objects.requireNonNull(found.get(network.exits().getFirst().name())).values();
    }
  }

  private static OnnxRuntime.Given given(Signal.Tensor signal, FloatBuffer samples) {
    List<Long> dims = new ArrayList<>(signal.shape().extents());
    dims.addFirst(samples.remaining() / signal.shape().size());
    if (signal.calculable()) {
      return new OnnxRuntime.Given.Reals(samples, dims);
    }
    LongBuffer wholes = LongBuffer.allocate(samples.remaining());
    while (samples.hasRemaining()) {
      wholes.put((long) samples.get());
    }
    return new OnnxRuntime.Given.Wholes(wholes.flip(), dims);
  }
}
