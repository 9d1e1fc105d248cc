package org.layerloom.exchange.onnx.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.layerloom.exchange.onnx.reading.Protos.attribute;
import static org.layerloom.exchange.onnx.reading.Protos.info;
import static org.layerloom.exchange.onnx.reading.Protos.model;
import static org.layerloom.exchange.onnx.reading.Protos.node;
import static org.layerloom.exchange.onnx.reading.Protos.output;
import static org.layerloom.exchange.onnx.reading.Protos.reals;
import static org.layerloom.exchange.onnx.reading.Protos.wholes;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.data.OpenData;
import org.layerloom.exchange.in.Imported;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Wording;

/**
 * Files that mean harm, or met some: refused with a sentence, in the memory of a test and before
 * anybody would ask. The limit of a minute is only there so that a hang fails.
 */
@Timeout(60)
final class OnnxHostileTest {

  private static final Catalogue KINDS = Catalogue.standard();

  @TempDir private Path folder;

  private static ModelProto small() {
    return model(
        GraphProto.newBuilder()
            .addInitializer(reals("w", List.of(2L, 3L), 1, 2, 3, 4, 5, 6))
            .addInitializer(reals("b", List.of(2L), 1, 2))
            .addNode(node("Gemm", List.of("x", "w", "b"), "y").addAttribute(attribute("transB", 1)))
            .addNode(node("Relu", List.of("y"), "z"))
            .addOutput(output("z")),
        3);
  }

  private Imported read(ModelProto model) throws IOException {
    return read(model.toByteArray());
  }

  private Imported read(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("model.onnx"), bytes);
    return OnnxReader.read(file, "model", KINDS, Given.NOTHING, OpenData::find);
  }

  private String refusal(ModelProto model) throws IOException {
    return refusal(read(model));
  }

  private static String refusal(Imported imported) {
    if (!(imported instanceof Imported.Refused refused)) {
      return fail("taken in: " + imported);
    }
    String sentence = new Wording(Locale.ENGLISH).say(refused.reasons().getFirst());
    assertThat(sentence).doesNotContain("exchange.", "Exception", "null");
    return sentence;
  }

  @Test
  void theSmallModelItselfIsFine() throws IOException {
    assertThat(read(small())).isInstanceOf(Imported.Read.class);
  }

  @Test
  void aFileThatEndsAnywhereIsRefusedOrWhole() throws IOException {
    byte[] whole = small().toByteArray();
    for (int length = 0; length < whole.length; length++) {
      Imported imported = read(Arrays.copyOf(whole, length));
      if (imported instanceof Imported.Refused) {
        refusal(imported);
      }
    }
  }

  @Test
  void whateverBytesAreWrongNothingIsThrown() throws IOException {
    byte[] whole = small().toByteArray();
    Random random = new Random(3);
    for (int attempt = 0; attempt < 3000; attempt++) {
      byte[] damaged = whole.clone();
      for (int hit = 0; hit <= attempt % 4; hit++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      Imported imported = read(damaged);
      if (imported instanceof Imported.Refused) {
        refusal(imported);
      }
    }
  }

  @Test
  void operatorsInACircleAreNamed() throws IOException {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .addNode(node("Add", List.of("x", "b"), "a"))
            .addNode(node("Relu", List.of("a"), "b"))
            .addOutput(output("b"));

    assertThat(refusal(model(graph, 3))).contains("circle").contains("Add a");
  }

  @Test
  void twoThatGiveTheSameAndOneThatUsesNothingAreNamed() throws IOException {
    GraphProto.Builder twice =
        GraphProto.newBuilder()
            .addNode(node("Relu", List.of("x"), "y"))
            .addNode(node("Tanh", List.of("x"), "y"))
            .addOutput(output("y"));
    GraphProto.Builder nothing =
        GraphProto.newBuilder()
            .addNode(node("Relu", List.of("nowhere"), "y"))
            .addOutput(output("y"));

    assertThat(refusal(model(twice, 3))).contains("y");
    assertThat(refusal(model(nothing, 3))).contains("nowhere");
  }

  @Test
  void extentsThatTheNumbersDoNotFillTakeNoMemory() throws IOException {
    for (List<Long> dims :
        List.of(
            List.of(1L << 40), List.of(1L << 31, 1L << 31, 1L << 31), List.of(-1L), List.of(5L))) {
      GraphProto.Builder graph =
          GraphProto.newBuilder()
              .addInitializer(reals("w", dims, 1, 2))
              .addNode(node("Add", List.of("x", "w"), "y"))
              .addOutput(output("y"));
      assertThat(refusal(model(graph, 3))).contains("w");
    }
  }

  @Test
  void aConstantOfATrillionNumbersIsNotWrittenOut() throws IOException {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .addInitializer(wholes("shape", 1_000_000, 1_000))
            .addNode(node("ConstantOfShape", List.of("shape"), "c"))
            .addNode(node("Add", List.of("c", "c"), "d"))
            .addNode(node("Exp", List.of("d"), "e"))
            .addInitializer(wholes("axes", 1))
            .addNode(node("ReduceSum", List.of("e", "axes"), "f"))
            .addNode(node("Add", List.of("x", "f"), "y"))
            .addOutput(output("y"));

    Imported imported = read(model(graph, 3));

    assertThat(imported).isInstanceOf(Imported.Refused.class);
  }

  @Test
  void numbersInAFileElsewhereAreNotRead() throws IOException {
    Path secret = Files.write(folder.resolveSibling("secret-" + folder.getFileName()), new byte[8]);
    Files.createSymbolicLink(folder.resolve("link.bin"), secret);
    try {
      for (String location :
          List.of(
              "../" + secret.getFileName(),
              secret.toString(),
              "link.bin",
              "missing.bin",
              "",
              "\0",
              "/dev/zero")) {
        assertThat(refusal(read(outside(location, "0", "8")))).contains("folder");
      }
    } finally {
      Files.delete(secret);
    }
  }

  @Test
  void numbersBesideTheModelAreReadWithinTheirFile() throws IOException {
    Files.write(folder.resolve("data.bin"), new byte[16]);

    assertThat(read(outside("data.bin", "8", "8"))).isInstanceOf(Imported.Read.class);
    assertThat(refusal(read(outside("data.bin", "12", "8")))).contains("16 bytes");
    assertThat(refusal(read(outside("data.bin", "-1", "8")))).contains("bytes");
    assertThat(refusal(read(outside("data.bin", "0", "9223372036854775807")))).contains("bytes");
    assertThat(refusal(read(outside("data.bin", "0", "4")))).contains("2 numbers");
  }

  private static ModelProto outside(String location, String offset, String length) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName("w")
            .setDataType(1)
            .addDims(2)
            .setDataLocation(TensorProto.DataLocation.EXTERNAL);
    String[][] words = {{"location", location}, {"offset", offset}, {"length", length}};
    for (String[] word : words) {
      tensor.addExternalData(StringStringEntryProto.newBuilder().setKey(word[0]).setValue(word[1]));
    }
    return model(
        GraphProto.newBuilder()
            .addInitializer(tensor)
            .addNode(node("Add", List.of("x", "w"), "y"))
            .addOutput(output("y")),
        2);
  }

  @Test
  void millionsOfEmptyPartsAreCountedBeforeTheyAreBuilt() throws IOException {
    // A graph of five million empty operators: ten megabytes that would become gigabytes.
    int parts = 5_000_000;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write((7 << 3) | 2);
    for (int length = 2 * parts; length != 0; length >>>= 7) {
      bytes.write((length & 127) | (length > 127 ? 128 : 0));
    }
    for (int i = 0; i < parts; i++) {
      bytes.write((1 << 3) | 2);
      bytes.write(0);
    }

    assertThat(refusal(read(bytes.toByteArray()))).contains("parts");
  }

  @Test
  void graphsInGraphsInGraphsAreRefused() throws IOException {
    GraphProto graph = GraphProto.newBuilder().addOutput(output("y")).build();
    for (int depth = 0; depth < 40; depth++) {
      graph =
          GraphProto.newBuilder()
              .addNode(
                  NodeProto.newBuilder()
                      .setOpType("If")
                      .addOutput("y")
                      .addAttribute(
                          AttributeProto.newBuilder()
                              .setName("then_branch")
                              .setType(AttributeProto.AttributeType.GRAPH)
                              .setG(graph)))
              .addOutput(output("y"))
              .build();
    }

    assertThat(refusal(model(graph.toBuilder(), 3))).contains("nested");
  }

  @Test
  void controlFlowAndUnknownOperatorsAreRefusedByName() throws IOException {
    GraphProto.Builder loop =
        GraphProto.newBuilder()
            .addNode(
                node("Loop", List.of("x"), "y")
                    .addAttribute(
                        AttributeProto.newBuilder()
                            .setName("body")
                            .setType(AttributeProto.AttributeType.GRAPH)
                            .setG(GraphProto.newBuilder())))
            .addOutput(output("y"));
    GraphProto.Builder unknown =
        GraphProto.newBuilder()
            .addNode(node("Frobnicate", List.of("x"), "y").setDomain("org.example"))
            .addOutput(output("y"));

    assertThat(refusal(model(loop, 3))).contains("Loop y");
    assertThat(refusal(model(unknown, 3))).contains("Frobnicate y");
  }

  @Test
  void oldVersionsOpenSizesAndOtherTypesSayWhatToDo() throws IOException {
    assertThat(refusal(small().toBuilder().clearOpsetImport().build())).contains("version");
    GraphProto.Builder open =
        GraphProto.newBuilder().addNode(node("Relu", List.of("x"), "y")).addOutput(output("y"));
    assertThat(refusal(model(open, 3, 0))).contains("--shape x=3x?");
    GraphProto.Builder words =
        GraphProto.newBuilder()
            .addInput(info("words", 8, 4))
            .addNode(node("Relu", List.of("x"), "y"))
            .addOutput(output("y"));
    assertThat(refusal(model(words, 3))).contains("words");
  }

  @Test
  void shapesThatDoNotFitAreRefused() throws IOException {
    List<GraphProto.Builder> wrong = new ArrayList<>();
    wrong.add(
        GraphProto.newBuilder()
            .addInitializer(wholes("s", -1, 7))
            .addNode(node("Reshape", List.of("x", "s"), "y")));
    wrong.add(
        GraphProto.newBuilder()
            .addInitializer(reals("w", List.of(4L, 3L), new float[12]))
            .addNode(node("MatMul", List.of("x", "w"), "y")));
    wrong.add(
        GraphProto.newBuilder()
            .addNode(
                node("MaxPool", List.of("x"), "y")
                    .addAttribute(attribute("kernel_shape", List.of(3L, 3L)))
                    .addAttribute(attribute("strides", List.of(0L, 1L)))));
    wrong.add(
        GraphProto.newBuilder()
            .addNode(
                node("Transpose", List.of("x"), "y")
                    .addAttribute(attribute("perm", List.of(0L, 9L)))));
    wrong.add(
        GraphProto.newBuilder()
            .addNode(node("Concat", List.of("x", "x"), "y").addAttribute(attribute("axis", 99))));
    wrong.add(GraphProto.newBuilder().addNode(node("Conv", List.of(), "y")));
    for (GraphProto.Builder graph : wrong) {
      refusal(model(graph.addOutput(output("y")), 5));
    }
  }

  @Test
  void ownFilesWhoseProjectLiesAreReadByTheirOperators() throws IOException {
    // A project inside that has nothing to do with the operators is not believed.
    ModelProto lie =
        small().toBuilder()
            .addMetadataProps(
                StringStringEntryProto.newBuilder()
                    .setKey("layerloom.project")
                    .setValue(
                        "{\"format\": 1, \"name\": \"lie\", \"nodes\": [{\"id\": \"a\", \"kind\":"
                            + " \"relu\"}], \"links\": []}"))
            .build();

    assertThat(read(lie)).isInstanceOf(Imported.Read.class);
    assertThat(((Imported.Read) read(lie)).document().graph().nodes().values())
        .anyMatch(node -> node.kind().equals("dense"));
  }
}
