import org.jspecify.annotations.NullMarked;

/** Live chart panes on JFreeChart. Knows neither networks nor engine. */
@NullMarked
module org.layerloom.charts {
  requires transitive org.jspecify;
  requires transitive javafx.controls;
  requires java.desktop;
  requires org.jfree.chart.fx;
  requires org.jfree.fxgraphics2d;
  requires org.jfree.jfreechart;
  requires de.rototor.pdfbox.graphics2d;
  requires org.apache.pdfbox;
  requires org.apache.xmlgraphics.batik.svggen;
  requires java.xml;
  requires javafx.swing;

  exports org.layerloom.charts;
  exports org.layerloom.charts.series;
  exports org.layerloom.charts.sampler to
      javafx.graphics;
}
