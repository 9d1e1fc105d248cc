import org.jspecify.annotations.NullMarked;

/** A node-graph editor control for JavaFX. Knows nothing of machine learning. */
@NullMarked
module org.layerloom.grapheditor {
  requires transitive org.jspecify;
  requires transitive javafx.controls;

  exports org.layerloom.editor;
  exports org.layerloom.editor.find;
  exports org.layerloom.editor.paint;
}
