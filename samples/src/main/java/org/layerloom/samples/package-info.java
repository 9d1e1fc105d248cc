/**
 * What comes with Layerloom. {@link org.layerloom.samples.BundledDatasets} are found as a service:
 *
 * <pre>{@code
 * Samples digits = Datasets.installed().read("mnist", DatasetSource.Part.TRAIN);
 * }</pre>
 */
package org.layerloom.samples;
