/**
 * The programs that layer kinds write, read back as expressions: the one definition of what a layer
 * computes also tells other formats how to compute it.
 *
 * <pre>{@code
 * Expression e = ExpressionReader.read("torch.relu(torch.linear(x, w, None))");
 * // Call[torch.relu, [Call[torch.linear, [Name[x], Name[w], Nothing[]]]]]
 * }</pre>
 */
package org.layerloom.exchange.dialect;
