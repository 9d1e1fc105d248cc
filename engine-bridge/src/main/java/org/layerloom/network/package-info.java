/**
 * Networks as values: what can be drawn, what follows from a drawing, and how it changes.
 *
 * <p>A {@link org.layerloom.network.Graph} holds {@link org.layerloom.network.Node}s and {@link
 * org.layerloom.network.Link}s. What a node is stands once, in its {@link
 * org.layerloom.network.Kind}; the {@link org.layerloom.network.Catalogue} lists them. {@link
 * org.layerloom.network.Edits} applies an {@link org.layerloom.network.Edit}; {@link
 * org.layerloom.network.Analyser} finds shapes, costs and problems. Nothing here knows a screen, a
 * file or an engine.
 */
package org.layerloom.network;
