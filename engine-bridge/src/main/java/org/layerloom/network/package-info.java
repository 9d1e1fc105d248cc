/**
 * Networks as values: what can be drawn, what follows from a drawing, and how it changes.
 *
 * <p>A {@link org.layerloom.network.Graph} holds {@link org.layerloom.network.Node}s and {@link
 * org.layerloom.network.Link}s. What a node is stands once, in its {@link
 * org.layerloom.network.Kind}; the {@link org.layerloom.network.Catalogue} lists them. {@link
 * org.layerloom.network.Edits} applies an {@link org.layerloom.network.Edit}; {@link
 * org.layerloom.network.Analyser} finds shapes, costs and problems; {@link
 * org.layerloom.network.Wording} says them in a language. Nothing here knows a screen, a file or an
 * engine.
 *
 * <pre>{@code
 * Catalogue kinds = Catalogue.standard();
 * Node dense = new Node(new NodeId("dense1"), "dense", new Point(0, 0), Settings.NONE);
 *
 * // A change is a value; what comes of it is the next graph or the reason why not.
 * switch (Edits.apply(Graph.EMPTY, new Edit.Add(dense), kinds)) {
 *   case EditResult.Applied(Graph next) -> show(Analyser.analyse(next, kinds, datasets));
 *   case EditResult.Rejected(Message reason, NodeId at) -> tell(wording.say(reason));
 * }
 * }</pre>
 *
 * <p>An {@link org.layerloom.network.Analysis} holds, for each node, what flows out of it and what
 * it costs, and {@link org.layerloom.network.Problem}s whose repairs are edits ready to be applied.
 *
 * <p>To add a layer, write one class in {@code kinds}, list it in {@code StandardKinds}, and give
 * its words to both languages' {@code Kinds} bundles; tests name what is missing.
 */
package org.layerloom.network;
