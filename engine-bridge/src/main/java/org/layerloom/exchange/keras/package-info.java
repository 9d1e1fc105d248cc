/**
 * Keras code on its way in: Sequential and functional models, as articles and books list them.
 *
 * <p>The code is read, not run: {@link org.layerloom.exchange.python.PyReader} knows calls,
 * numbers, texts and lists, and nothing else of Python. What is not understood is named by its
 * line.
 *
 * <p>A {@code .keras} file is said as such a listing, and its numbers are read from the HDF5 file
 * inside: {@link org.layerloom.exchange.keras.KerasConfig}.
 */
package org.layerloom.exchange.keras;
