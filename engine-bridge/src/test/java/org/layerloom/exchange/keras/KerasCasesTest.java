package org.layerloom.exchange.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
 * Models that Keras saved, and what it answered: made by {@code make_cases.py}. What is imported
 * answers the same, or says what does not.
 */
final class KerasCasesTest {

  private static final Catalogue KINDS = Catalogue.standard();

  @TempDir private Path folder;

  private static List<String> cases() throws IOException {
    return KerasFixtures.cases().stream().map(KerasFixtures.Case::name).toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatIsImportedAnswersAsKerasDoesOrSaysThatItDoesNot(String name) throws IOException {
    // given a model that Keras saved
    KerasFixtures.Case known = KerasFixtures.named(name);

    // when it is read
    Imported.Read read =
        switch (ForeignFile.read(known.file(folder), KINDS)) {
          case Imported.Read it -> it;
          case Imported.Refused refused -> fail(refused.reasons().toString());
        };

    // then it says what differs, or brings every number and answers the same
    if (known.says().isEmpty()) {
      assertThat(read.notes()).isEmpty();
      answersAlike(known, read);
    } else {
      assertThat(read.notes()).anySatisfy(note -> assertThat(said(note)).contains(known.says()));
    }
  }

  private static String said(Message note) {
    return note.key()
        + note.values().stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static void answersAlike(KerasFixtures.Case known, Imported.Read read)
      throws IOException {
    Analysis analysis = Analyser.analyse(read.document().graph(), KINDS, OpenData::find);
    assertThat(analysis.problems().stream().filter(problem -> problem.node() != null)).isEmpty();
    Map<String, NamedTensor> weights = new LinkedHashMap<>();
    read.weights().forEach(tensor -> weights.put(tensor.name(), tensor));
    Map<String, Shape> shapes = new HashMap<>();
    weights.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    assertThat(shapes).isEqualTo(StateDict.wanted(analysis));
    NamedTensor found = answer(analysis, weights, known);
    NamedTensor wanted = tensor(known.answers().path("out"));
    assertThat(Difference.between(as(wanted, found.shape()).values(), found.values()))
        .isLessThan(3e-5);
  }

  private static NamedTensor answer(
      Analysis analysis, Map<String, NamedTensor> weights, KerasFixtures.Case known)
      throws IOException {
    Outgoing network = Outgoing.of(analysis, KINDS, true);
    OnnxModel.Result result = OnnxModel.draw(network, weights, "keras", Map.of());
    if (!(result instanceof OnnxModel.Result.Drawn drawn)) {
      return fail(result.toString());
    }
    Map<String, OnnxRuntime.Given> given = new HashMap<>();
    for (int place = 0; place < network.entries().size(); place++) {
      Outgoing.Entry entry = network.entries().get(place);
      given.put(entry.name(), given(entry.signal(), known.answers().path("in").get(place)));
    }
    assertThat(network.exits()).hasSize(1);
    // Where it makes one operator of several, zeros before a largest number are lost.
    try (OnnxRuntime runtime = OnnxRuntime.openPlain(drawn.model().toByteArray())) {
      return Objects.requireNonNull(runtime.run(given).get(network.exits().getFirst().name()));
    }
  }

  private static OnnxRuntime.Given given(Signal.Tensor signal, JsonNode from) {
    NamedTensor keras = tensor(from);
    List<Long> dims = new ArrayList<>(signal.shape().extents());
    dims.addFirst(keras.shape().extent(0));
    NamedTensor here = as(keras, new Shape(dims));
    if (signal.calculable()) {
      return new OnnxRuntime.Given.Reals(here.values(), dims);
    }
    java.nio.LongBuffer wholes = java.nio.LongBuffer.allocate(here.values().remaining());
    while (here.values().hasRemaining()) {
      wholes.put((long) here.values().get());
    }
    return new OnnxRuntime.Given.Wholes(wholes.flip(), dims);
  }

  /** With the last axis in front, where the extents ask for it. */
  private static NamedTensor as(NamedTensor keras, Shape wanted) {
    if (keras.shape().equals(wanted)) {
      return keras;
    }
    int rank = keras.shape().rank();
    int[] order = new int[rank];
    for (int axis = 2; axis < rank; axis++) {
      order[axis] = axis - 1;
    }
    order[1] = rank - 1;
    NamedTensor turned = KerasWeights.turned(keras, order);
    assertThat(turned.shape()).isEqualTo(wanted);
    return turned;
  }

  private static NamedTensor tensor(JsonNode from) {
    List<Long> extents = new ArrayList<>();
    from.path("extents").forEach(extent -> extents.add(extent.asLong()));
    FloatBuffer values = FloatBuffer.allocate(from.path("values").size());
    from.path("values").forEach(number -> values.put((float) number.asDouble()));
    return new NamedTensor("", new Shape(extents), values.flip());
  }
}
