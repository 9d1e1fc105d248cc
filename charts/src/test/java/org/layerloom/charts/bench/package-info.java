/** Measurements of the chart panes, printed as {@code figure: value unit}. */
package org.layerloom.charts.bench;
