package org.layerloom.exchange.pytorch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Kind;
import org.layerloom.network.LayerKind;

/** The table of PyTorch's equivalents against the catalogue. */
final class FormsTest {

  @Test
  void everyLayerKindHasAForm() {
    List<String> layers =
        Catalogue.standard().all().stream()
            .filter(LayerKind.class::isInstance)
            .map(Kind::id)
            .toList();

    assertThat(Forms.kinds()).containsExactlyInAnyOrderElementsOf(layers);
  }
}
