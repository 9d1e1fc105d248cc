/**
 * A run's network made smaller: what every form costs and gains, as a table and on a curve.
 *
 * <p>The engine's {@link org.layerloom.compression.Compressor} measures; {@link
 * org.layerloom.app.compress.CompressionModel} keeps what came, and {@link
 * org.layerloom.app.compress.CompressionPane} shows it. Fewer bits are exported as they are; what
 * leaves a share out becomes a project, which the person trains as any other.
 */
package org.layerloom.app.compress;
