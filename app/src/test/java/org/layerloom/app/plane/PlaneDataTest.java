package org.layerloom.app.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.data.Datasets;
import org.layerloom.data.Samples;
import org.layerloom.network.Catalogue;
import org.layerloom.project.ProjectFile;
import org.layerloom.project.Saving;
import org.layerloom.samples.SampleProject;
import org.layerloom.training.RunFolder;

/** The points of what a run learned from, and the grid that is asked about. */
final class PlaneDataTest {

  @TempDir private Path folder;

  @Test
  void bothClassesOfBothPartsAreThereWithinTheBounds() throws Exception {
    PlaneData data = Objects.requireNonNull(of("spiral-mlp"));

    assertThat(data.points()).hasSize(800);
    for (boolean test : new boolean[] {false, true}) {
      for (int label = 0; label < 2; label++) {
        int wanted = label;
        assertThat(data.points())
            .filteredOn(it -> it.test() == test && it.label() == wanted)
            .hasSizeBetween(150, 250);
      }
    }
    assertThat(data.points())
        .allMatch(it -> it.x() > data.left() && it.x() < data.right())
        .allMatch(it -> it.y() > data.bottom() && it.y() < data.top());
  }

  @Test
  void theGridGoesRowByRowFromTheTopLeft() throws Exception {
    PlaneData data = Objects.requireNonNull(of("spiral-mlp"));

    Samples grid = data.grid(4);

    assertThat(grid.count()).isEqualTo(16);
    double wide = data.right() - data.left();
    double high = data.top() - data.bottom();
    assertThat(grid.features().getFloat(0))
        .isCloseTo((float) (data.left() + wide / 8), within(1e-5f));
    assertThat(grid.features().getFloat(4))
        .isCloseTo((float) (data.top() - high / 8), within(1e-5f));
    assertThat(grid.features().getFloat(8 * 15))
        .isCloseTo((float) (data.right() - wide / 8), within(1e-5f));
    assertThat(grid.features().getFloat(8 * 15 + 4))
        .isCloseTo((float) (data.bottom() + high / 8), within(1e-5f));
  }

  @Test
  void fourFeaturesAreNoPlane() throws Exception {
    assertThat(of("iris-mlp")).isNull();
  }

  private @Nullable PlaneData of(String sample) throws Exception {
    RunFolder run = new RunFolder(Files.createDirectories(folder.resolve(sample)));
    assertThat(
            ProjectFile.write(
                SampleProject.find(sample).orElseThrow().document(Locale.ENGLISH), run.project()))
        .isInstanceOf(Saving.Saved.class);
    return PlaneData.of(run.path(), Datasets.installed(), Catalogue.standard());
  }
}
