/**
 * Live charts for JavaFX that keep every point and look like print.
 *
 * <pre>{@code
 * // A series is appended to from whatever thread measures.
 * var trainLoss = new Series("loss.train");
 * var validLoss = new Series("loss.validation");
 * trainLoss.append(step, epoch, seconds, loss);
 *
 * // A pane shows some; it looks for new points by itself, 20 times a second.
 * var pane = new ChartPane("Loss");
 * pane.getLines().addAll(
 *     ChartLine.train(trainLoss, "train"), ChartLine.validation(validLoss, "validation"));
 * pane.setXUnit(XUnit.EPOCH);
 * pane.getExpectedEnds().put(XUnit.EPOCH, 10.0); // leaves room for the epochs to come
 * pane.setEmptyText("Press Train and the loss appears here");
 *
 * var accuracy = new ChartPane("Accuracy");
 * accuracy.setValueUnit(ValueUnit.PERCENT); // 0.95 is said as 95 %
 *
 * // One mouse reads and zooms both, in one unit.
 * accuracy.xUnitProperty().bindBidirectional(pane.xUnitProperty());
 * accuracy.crosshairProperty().bindBidirectional(pane.crosshairProperty());
 * accuracy.viewProperty().bindBidirectional(pane.viewProperty());
 *
 * // Marks, spread, an earlier run below the present one.
 * pane.getEvents().add(
 *     new ChartEvent(ChartEvent.Kind.CHECKPOINT, 938, 1, 12.5, "checkpoint after epoch 1"));
 * pane.getBands().add(new ChartBand(lowest, highest, "five seeds", Hue.TRAIN));
 * pane.getLines().add(ChartLine.train(yesterday, "").asEarlier("yesterday"));
 *
 * // Training went back to a checkpoint.
 * trainLoss.rewind(938);
 *
 * // Smoothing from a slider; logarithmic axis from a check box.
 * pane.smoothingProperty().bind(slider.valueProperty());
 * pane.logValuesProperty().bind(box.selectedProperty());
 *
 * // Under a theme of AtlantaFX, light or dark:
 * scene.getStylesheets().add(ChartStyle.ATLANTAFX);
 * }</pre>
 *
 * <p>The sampler ({@code org.layerloom.charts.sampler.Sampler}) shows everything moving.
 */
package org.layerloom.charts;
