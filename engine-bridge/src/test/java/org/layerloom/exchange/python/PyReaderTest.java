package org.layerloom.exchange.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.layerloom.exchange.python.PyValue.Binary;
import org.layerloom.exchange.python.PyValue.Call;
import org.layerloom.exchange.python.PyValue.Item;
import org.layerloom.exchange.python.PyValue.Name;
import org.layerloom.exchange.python.PyValue.Num;
import org.layerloom.exchange.python.PyValue.Of;
import org.layerloom.exchange.python.PyValue.Several;
import org.layerloom.exchange.python.PyValue.Slice;

/** As much of Python as code of models uses. */
final class PyReaderTest {

  @Test
  void statementsKnowTheirLineAndHowFarTheyStandIn() {
    List<PyReader.Statement> statements =
        PyReader.statements(
            """
            \"""What it is:
            x = "not code"
            \"""
            class Model(nn.Module):  # the model
                def forward(self,
                            x):

                    return x
            """);

    assertThat(statements)
        .containsExactly(
            new PyReader.Statement(4, 0, "class Model(nn.Module):"),
            new PyReader.Statement(5, 4, "def forward(self, x):"),
            new PyReader.Statement(8, 8, "return x"));
  }

  @Test
  void productsBindMoreThanSumsAndPowersMost() {
    assertThat(PyReader.expression("1 + 2 * 3")).isEqualTo(new Num(7));
    assertThat(PyReader.expression("-2 ** 2")).isEqualTo(new Num(-4));
    assertThat(PyReader.expression("a - b - c"))
        .isEqualTo(new Binary("-", new Binary("-", new Name("a"), new Name("b")), new Name("c")));
  }

  @Test
  void callsItemsAndSlices() {
    assertThat(PyReader.expression("f(x)[:, 1:3].mean(dim=-1)"))
        .isEqualTo(
            new Call(
                new Of(
                    new Item(
                        new Call(new Name("f"), List.of(new Name("x")), Map.of()),
                        List.of(
                            new Slice(null, null, null), new Slice(new Num(1), new Num(3), null))),
                    "mean"),
                List.of(),
                Map.of("dim", new Num(-1))));
    assertThat(PyReader.expression("(2,)")).isEqualTo(new Several(List.of(new Num(2))));
    assertThat(PyReader.expression("(2)")).isEqualTo(new Num(2));
    assertThat(PyReader.expression("a, b"))
        .isEqualTo(new Several(List.of(new Name("a"), new Name("b"))));
  }

  @Test
  void whatIsNotKnownIsOther() {
    for (String text : List.of("lambda x: x", "a if b else c", "x @ y", "f(", "\"open", "")) {
      assertThat(PyReader.expression(text)).as(text).isEqualTo(new PyValue.Other());
    }
    assertThat(PyReader.expression("-".repeat(100_000) + "1")).isEqualTo(new PyValue.Other());
    assertThat(PyReader.expression("(".repeat(100_000))).isEqualTo(new PyValue.Other());
  }

  @Test
  void idsBecomeNamesThatPythonTakes() {
    assertThat(Python.name("block1/conv-1")).isEqualTo("block1_conv_1");
    assertThat(Python.name("1x1")).isEqualTo("_1x1");
    assertThat(Python.name("train")).isEqualTo("train_");
  }
}
