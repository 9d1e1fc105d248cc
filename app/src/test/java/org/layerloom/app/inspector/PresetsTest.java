package org.layerloom.app.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerloom.app.language.Language;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Kind;

class PresetsTest {

  @Test
  void everyPresetIsLegalAndChangesSomethingOrSaysTheUsual() {
    int count = 0;
    for (Kind kind : Catalogue.standard().all()) {
      for (Preset preset : new Presets(Language.ENGLISH).of(kind)) {
        preset
            .settings()
            .forEach(
                (name, value) ->
                    assertThat(kind.parameter(name).refusal(value))
                        .as("%s %s %s", kind.id(), preset.id(), name)
                        .isNull());
        assertThat(preset.why()).hasSizeGreaterThan(20);
        count++;
      }
    }
    // Each word is some preset's: a name and a reason for each.
    assertThat(new Presets(Language.ENGLISH).keys()).hasSize(2 * count);
  }

  @Test
  void bothLanguagesHaveThemAll() {
    assertThat(new Presets(Language.CHINESE).keys())
        .isEqualTo(new Presets(Language.ENGLISH).keys());
  }

  @Test
  void mostKindsNeedNone() {
    Kind flatten = Catalogue.standard().kind("flatten");
    assertThat(new Presets(Language.ENGLISH).of(flatten)).isEqualTo(List.of());
  }
}
