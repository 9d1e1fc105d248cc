/**
 * The sampler: a window in which every pane moves, with the code that makes it. Start it with
 * {@code java -m org.layerloom.charts/org.layerloom.charts.sampler.Sampler}.
 */
package org.layerloom.charts.sampler;
