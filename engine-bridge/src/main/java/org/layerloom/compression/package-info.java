/**
 * Makes trained networks smaller, and tells what that costs.
 *
 * <p>There are two ways. Fewer bits: every number stays, written shorter ({@link
 * org.layerloom.exchange.out.ExportOptions.Precision}). Pruning: a share of the network is left
 * out, single weights or whole units, and what is left may learn on:
 *
 * <pre>{@code
 * Pruned half = Form.UNITS.prune(document, flat, weights, 0.5);
 * half.document();  // the same flowchart with half the filters and neurons
 * half.weights();   // numbers that fit it
 * }</pre>
 *
 * <p>A {@link org.layerloom.compression.Compressor} measures every form of a run on this machine,
 * so that somebody can choose, and writes the chosen one as a project. Its train nodes learn on
 * from there as any others do: nothing about fine-tuning is special.
 */
package org.layerloom.compression;
