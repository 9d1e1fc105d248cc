package org.layerloom.charts;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import javafx.scene.control.Skin;
import org.jspecify.annotations.Nullable;
import org.layerloom.charts.paint.ChartContent;
import org.layerloom.charts.paint.ChartPicture;
import org.layerloom.charts.paint.CsvText;
import org.layerloom.charts.paint.Look;
import org.layerloom.charts.series.XUnit;

/**
 * A live chart: lines of {@link org.layerloom.charts.series.Series} that may be appended to from
 * any thread while the pane shows. See the package for a tutorial.
 *
 * <p>Gestures: drag to zoom, scroll to zoom around the mouse, drag with Shift (or the middle
 * button) to pan, double click to show everything, context menu to save and copy. Keys: plus and
 * minus, arrows, Home; L for the logarithmic axis.
 *
 * <p>Style class {@code chart-pane}; see {@link ChartStyle} for its CSS properties.
 */
public final class ChartPane extends DrawnPane {
  private final StringProperty title = new SimpleStringProperty(this, "title", "");
  private final ObjectProperty<XUnit> xUnit =
      new SimpleObjectProperty<>(this, "xUnit", XUnit.EPOCH);
  private final ObjectProperty<ValueUnit> valueUnit =
      new SimpleObjectProperty<>(this, "valueUnit", ValueUnit.NUMBER);
  private final BooleanProperty logValues = new SimpleBooleanProperty(this, "logValues", false);
  private final DoubleProperty smoothing = new SimpleDoubleProperty(this, "smoothing", 0.98);
  private final DoubleProperty crosshair = new SimpleDoubleProperty(this, "crosshair", Double.NaN);
  private final ObjectProperty<@Nullable View> view =
      new SimpleObjectProperty<>(this, "view", null);
  private final ObservableList<ChartLine> lines = FXCollections.observableArrayList();
  private final ObservableList<ChartBand> bands = FXCollections.observableArrayList();
  private final ObservableList<ChartEvent> events = FXCollections.observableArrayList();
  private final ObservableMap<XUnit, Double> expectedEnds = FXCollections.observableHashMap();

  /** A pane without lines. */
  public ChartPane() {
    getStyleClass().add("chart-pane");
    xUnit.addListener(_ -> showAll()); // positions of one unit say nothing in another
  }

  /** A pane without lines, with a title. */
  public ChartPane(String title) {
    this();
    setTitle(title);
  }

  /** Heading, in the user's language. */
  public StringProperty titleProperty() {
    return title;
  }

  public String getTitle() {
    return title.get();
  }

  public void setTitle(String value) {
    title.set(value);
  }

  /** What the horizontal axis counts; epochs at first. */
  public ObjectProperty<XUnit> xUnitProperty() {
    return xUnit;
  }

  public XUnit getXUnit() {
    return xUnit.get();
  }

  public void setXUnit(XUnit value) {
    xUnit.set(Objects.requireNonNull(value));
  }

  /** How values are said. */
  public ObjectProperty<ValueUnit> valueUnitProperty() {
    return valueUnit;
  }

  public ValueUnit getValueUnit() {
    return valueUnit.get();
  }

  public void setValueUnit(ValueUnit value) {
    valueUnit.set(Objects.requireNonNull(value));
  }

  /** Whether the vertical axis is logarithmic. */
  public BooleanProperty logValuesProperty() {
    return logValues;
  }

  public boolean isLogValues() {
    return logValues.get();
  }

  public void setLogValues(boolean value) {
    logValues.set(value);
  }

  /** Weight of the past in smoothed lines, from 0 (off) to below 1; 0.98 at first. */
  public DoubleProperty smoothingProperty() {
    return smoothing;
  }

  public double getSmoothing() {
    return smoothing.get();
  }

  public void setSmoothing(double value) {
    smoothing.set(value);
  }

  /**
   * Position of the crosshair in the present x unit; not a number for none. Bind those of several
   * panes together (both ways) and one mouse reads them all.
   */
  public DoubleProperty crosshairProperty() {
    return crosshair;
  }

  public double getCrosshair() {
    return crosshair.get();
  }

  public void setCrosshair(double value) {
    if (!crosshair.isBound()) {
      crosshair.set(value);
    }
  }

  /** The zoomed part of the horizontal axis, or null for everything. May be bound between panes. */
  public ObjectProperty<@Nullable View> viewProperty() {
    return view;
  }

  public @Nullable View getView() {
    return view.get();
  }

  public void setView(@Nullable View value) {
    view.set(value);
  }

  /** The lines, in the order of the legend. Change it on the FX thread; append from any. */
  public ObservableList<ChartLine> getLines() {
    return lines;
  }

  /** The bands, drawn under the lines. */
  public ObservableList<ChartBand> getBands() {
    return bands;
  }

  /** What happened during training, marked on the horizontal axis. */
  public ObservableList<ChartEvent> getEvents() {
    return events;
  }

  /**
   * Where training is expected to end, by unit: the axis shows the way still to go. Put {@code
   * XUnit.EPOCH, 10.0} for ten epochs; leave units out that are not known.
   */
  public ObservableMap<XUnit, Double> getExpectedEnds() {
    return expectedEnds;
  }

  /** Shows everything again after zooming. */
  public void showAll() {
    if (!view.isBound()) {
      setView(null);
    }
  }

  ChartContent content(Feed feed) {
    return new ChartContent(
        getTitle(),
        getXUnit(),
        getValueUnit(),
        isLogValues(),
        getView(),
        getExpectedEnds().getOrDefault(getXUnit(), Double.NaN),
        feed.curves(),
        feed.bandsNow(),
        List.copyOf(events),
        getEmptyText());
  }

  @Override
  Drawing drawing() {
    var feed = new Feed();
    feed.follow(lines, bands, getSmoothing());
    ChartContent settings = content(feed);
    Look look = look();
    double width = Drawing.width(this);
    double height = Drawing.height(this);
    // In the background: all points, smoothed to the last.
    Supplier<ChartContent> content =
        () -> {
          feed.collect();
          return settings.with(feed.curves(), feed.bandsNow());
        };
    return Drawing.of(
        this,
        () -> {
          ChartContent shown = content.get();
          return target -> new ChartPicture(look).draw(target, shown, look, width, height);
        },
        out -> CsvText.write(content.get(), out));
  }

  @Override
  String heading() {
    return getTitle();
  }

  @Override
  String summary() {
    var feed = new Feed();
    feed.follow(lines, bands, 0); // the raw values: smoothing a long run here would take time
    return ChartSummary.of(content(feed), getLocale());
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    return new ChartPaneSkin(this);
  }
}
