import org.jspecify.annotations.NullMarked;

/** A node-graph editor control for JavaFX. Knows nothing of machine learning. */
@NullMarked
module org.layerloom.grapheditor {
  requires transitive org.jspecify;
  requires transitive javafx.controls;
  requires java.desktop;
  requires org.apache.pdfbox;
  requires org.eclipse.elk.alg.layered;
  requires org.eclipse.elk.core;
  requires org.eclipse.elk.graph;
  requires org.eclipse.emf.common;
  requires org.eclipse.emf.ecore;

  exports org.layerloom.editor;
  exports org.layerloom.editor.export;
  exports org.layerloom.editor.find;
  exports org.layerloom.editor.layout;
  exports org.layerloom.editor.outline;
  exports org.layerloom.editor.paint;
  exports org.layerloom.editor.sampler;
}
