/**
 * As much of Python as code of models needs, in both directions. Nothing is ever run.
 *
 * <p>{@link org.layerloom.exchange.python.PyReader} reads statements and expressions, bounded in
 * depth; {@link org.layerloom.exchange.python.Python} writes names, numbers and lists.
 *
 * <pre>{@code
 * PyValue value = PyReader.expression("F.relu(self.conv1(x))[:, 1:3]");
 * // Item[Call[F.relu, [Call[self.conv1, [Name[x]]]]], [Slice, Slice[1, 3]]]
 * }</pre>
 */
package org.layerloom.exchange.python;
