package org.layerloom.exchange.pytorch.reading;

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
import org.layerloom.network.Value;

/** Modules as people write them by hand become flowcharts. */
final class TorchReaderTest {

  private static final Catalogue KINDS = Catalogue.standard();
  private static final Site.DatasetShape DIGITS =
      new Site.DatasetShape(
          Signal.Tensor.real(Shape.of(1, 28, 28)), new Signal.Labels(10, Shape.of()), 100, 10);

  @Test
  void aModuleInTheStyleOfTutorials() {
    // given the network of PyTorch's MNIST example, as tutorials write it
    Graph graph =
        read(
            """
            import torch
            import torch.nn as nn
            import torch.nn.functional as F

            class Net(nn.Module):
                def __init__(self, classes=10):
                    super(Net, self).__init__()
                    hidden = 128
                    self.conv1 = nn.Conv2d(1, 32, 3, 1)
                    self.conv2 = nn.Conv2d(32, 64, kernel_size=(3, 3))
                    self.dropout1 = nn.Dropout(0.25)
                    self.fc1 = nn.Linear(64 * 12 * 12, hidden)
                    self.fc2 = nn.Linear(hidden, classes)

                def forward(self, x):
                    x = F.relu(self.conv1(x))
                    x = self.conv2(x)
                    x = F.relu(x)
                    x = F.max_pool2d(x, 2)
                    x = self.dropout1(x)
                    x = x.view(x.size(0), -1)
                    x = torch.relu(self.fc1(x))
                    return F.log_softmax(self.fc2(x), dim=1)
            """);

    // then each line is a node, an activation right at its layer is the layer's own
    Analysis analysis = analysis(graph);
    assertThat(analysis.outputs()).containsKey(new NodeId("fc2"));
    assertThat(settings(graph, "conv1").text("activation")).isEqualTo("relu");
    assertThat(settings(graph, "conv2").text("activation")).isEqualTo("none");
    assertThat(settings(graph, "fc1").whole("units")).isEqualTo(128);
    assertThat(settings(graph, "fc2").whole("units")).isEqualTo(10);
    // As PyTorch counts: 320 + 18,496 + 1,179,776 + 1,290.
    assertThat(analysis.total().parameters()).isEqualTo(1_199_882);
  }

  @Test
  void blocksOfLayersAndAnLstmsLastStep() {
    Graph graph =
        read(
            """
            class Reader(nn.Module):
                def __init__(self):
                    super().__init__()
                    self.lstm = nn.LSTM(28, 64, batch_first=True)
                    self.head = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))

                def forward(self, rows):
                    out, _ = self.lstm(rows)
                    return self.head(out[:, -1, :])
            # torch
            """);

    assertThat(settings(graph, "lstm").text("returns")).isEqualTo("lastStep");
    assertThat(graph.nodes()).containsKeys(new NodeId("head_0"), new NodeId("head_2"));
    assertThat(graph.into(new NodeId("head_1")).getFirst().from().node())
        .isEqualTo(new NodeId("head_0"));
  }

  @Test
  void aSequentialWithoutAClass() {
    Graph graph =
        read(
            """
            import torch
            model = torch.nn.Sequential(
                torch.nn.Flatten(),
                torch.nn.Linear(784, 128),  # hidden
                torch.nn.ReLU(),
                torch.nn.Linear(128, 10),
            )
            """);

    assertThat(analysis(graph).total().parameters()).isEqualTo(101_770);
  }

  @Test
  void branchesThatMeet() {
    Graph graph =
        read(
            """
            class Block(torch.nn.Module):
                def __init__(self):
                    super().__init__()
                    self.a = nn.Conv2d(1, 1, 3, padding="same")
                    self.b = nn.Conv2d(1, 1, 3, padding=1)

                def forward(self, x):
                    y = self.b(F.relu(self.a(x)))
                    s = x + y
                    return torch.cat((s, y), dim=1)
            """);

    assertThat(graph.into(new NodeId("s"))).hasSize(2);
    assertThat(settings(graph, "b").text("padding")).isEqualTo("explicit");
    assertThat(graph.into(new NodeId("concat1"))).hasSize(2);
  }

  @Test
  void whatIsNotUnderstoodIsNamedByItsLine() {
    Imported.Read read =
        (Imported.Read)
            TorchReader.read(
                """
                class Net(nn.Module):
                    def __init__(self):
                        super().__init__()
                        self.fc = nn.Linear(3, 3)
                        self.odd = timm.create_model("vit")

                    def forward(self, x):
                        x = self.fc(x)
                        x = torch.fft.fft(x)
                        x = F.relu(x)
                        return x
                """,
                "odd.py",
                KINDS);

    assertThat(read.notes()).extracting(note -> note.values().getFirst()).containsExactly(5, 9);
    // What comes after it is there, with its input left open.
    Graph graph = read.document().graph();
    assertThat(graph.nodes()).containsKey(new NodeId("relu1"));
    assertThat(graph.into(new NodeId("relu1"))).isEmpty();
  }

  @Test
  void codeWithoutAModelIsRefused() {
    assertThat(TorchReader.read("import torch\nprint(1)", "none.py", KINDS))
        .isInstanceOf(Imported.Refused.class);
  }

  @Test
  void hostileTextEndsInBoundedTime() {
    Random random = new Random(3);
    List<String> pieces =
        List.of(
            "class M(nn.Module):\n",
            "  def forward(self, x):\n",
            "  def __init__(self):\n",
            "    self.a = nn.Linear(3, 3)\n",
            "    x = ",
            "self.a(",
            "x",
            ")",
            "[:, ",
            "]",
            "-",
            "**",
            ".sum(",
            "dim=1",
            ",",
            "\n",
            "return ",
            "\"\"\"",
            "torch.cat((");
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 300; i++) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      assertThat(TorchReader.read(text.toString(), "noise", KINDS)).isNotNull();
    }
  }

  private static Settings settings(Graph graph, String node) {
    return graph.node(new NodeId(node)).settings();
  }

  private static Analysis analysis(Graph graph) {
    Graph known =
        graph.withNode(graph.node(new NodeId("data")).with("source", new Value.Text("digits")));
    return Analyser.analyse(known, KINDS, name -> DIGITS);
  }

  private static Graph read(String listing) {
    Imported imported = TorchReader.read(listing, "model.py", KINDS);
    assertThat(imported).isInstanceOf(Imported.Read.class);
    assertThat(((Imported.Read) imported).notes()).isEmpty();
    return ((Imported.Read) imported).document().graph();
  }
}
