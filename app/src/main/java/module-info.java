import org.jspecify.annotations.NullMarked;

/** The window and the command line: puts the others together. */
@NullMarked
module org.layerloom.app {
  requires org.layerloom.enginebridge;
  requires org.layerloom.grapheditor;
  requires org.layerloom.charts;
  requires org.layerloom.samples;
  requires java.desktop;
  requires javafx.controls;
  requires org.controlsfx.controls;
  requires atlantafx.base;
  requires org.kordamp.ikonli.javafx;
  requires com.fasterxml.jackson.databind;
  requires info.picocli;
  requires jlatexmath;
  requires me.tongfei.progressbar;
  requires org.commonmark;
  requires java.logging;
  requires java.management;
  requires jdk.management;

  exports org.layerloom.app.window to
      javafx.graphics;

  opens org.layerloom.app.cli to
      info.picocli;
  opens org.layerloom.app.lessons to
      com.fasterxml.jackson.databind;
  opens org.layerloom.app.settings to
      com.fasterxml.jackson.databind;
}
