import org.jspecify.annotations.NullMarked;

/** Sample projects, their bundled data and lessons. */
@NullMarked
module org.layerloom.samples {
  requires transitive org.layerloom.enginebridge;
}
