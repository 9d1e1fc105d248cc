import org.jspecify.annotations.NullMarked;

/** A node-graph editor control for JavaFX. Knows nothing of machine learning. */
@NullMarked
module org.layerloom.grapheditor {
  requires transitive org.jspecify;
  requires transitive javafx.controls;
}
