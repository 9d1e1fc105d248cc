/**
 * Datasets that others publish. Layerloom brings none of them: it knows where each is, how large it
 * is, under what terms it stands and what its files hash to, and fetches it when a person asks.
 *
 * <pre>{@code
 * Published cifar = Published.find("cifar10").orElseThrow();
 * DatasetCache cache = DatasetCache.ofUser();
 * new Fetching().fetch(cifar, cache, (done, total) -> print(done), () -> false);
 * Samples pictures = Datasets.installed().read("cifar10", Part.TRAIN);
 * }</pre>
 *
 * <p>A fetch that was cut off goes on where it stopped; what arrives is believed only once its
 * SHA-256 is the published one; archives are unpacked into a folder of their own and nowhere else.
 * {@link PublishedData} makes the datasets known to every part of the program by name: their shapes
 * are known before they are there, so that a flowchart can be drawn with them.
 */
package org.layerloom.data.published;
