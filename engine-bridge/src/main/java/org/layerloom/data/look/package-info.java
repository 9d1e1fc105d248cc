/**
 * A dataset looked at before anything is learned of it.
 *
 * <pre>{@code
 * DataLook look = new DataLook(Datasets.installed(), "mnist", train -> holdout.validated(train, 0));
 * DataSummary summary = look.summary(() -> false); // counts, ranges, doubles: a second or so
 * DataPage page = look.page(Part.TEST, 3, 0, 200, () -> false); // the first 200 threes
 * }</pre>
 *
 * <p>Everything blocks and is asked off the screen's thread. Who no longer wants an answer says so
 * through the given question, and gets a {@link java.util.concurrent.CancellationException}. A
 * table's file, with all that no network could take, is looked at by {@link
 * org.layerloom.data.TableProfile}.
 */
package org.layerloom.data.look;
