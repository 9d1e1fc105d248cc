/**
 * Stores for measured quantities, a million points and more each.
 *
 * <pre>{@code
 * var loss = new Series("loss.train");
 * loss.append(1, 0.001, 0.02, 2.31); // step, epoch, seconds, value: from any thread
 *
 * Points points = loss.points(); // what there is now; never waits
 * Extent extent = points.extent(0, points.size());
 *
 * var smooth = new Smoothed(loss, 0.98);
 * smooth.catchUp(); // in the background
 *
 * var envelope = new Envelope(); // 800 pixels showing epochs 0 to 10
 * envelope.sample(points, XUnit.EPOCH, 0, 10, 800);
 * }</pre>
 */
package org.layerloom.charts.series;
