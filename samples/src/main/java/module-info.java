import org.jspecify.annotations.NullMarked;

/** Sample projects, their bundled data and lessons. */
@NullMarked
module org.layerloom.samples {
  requires transitive org.layerloom.enginebridge;

  exports org.layerloom.samples;

  provides org.layerloom.data.DatasetSource with
      org.layerloom.samples.BundledDatasets;
}
