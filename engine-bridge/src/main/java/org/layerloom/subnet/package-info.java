/**
 * Sub-networks: flowcharts that nodes of other flowcharts stand for.
 *
 * <p>A {@link org.layerloom.subnet.Network} is a flowchart with named definitions. Each definition
 * is a graph of layers whose nodes of the kinds {@code input} and {@code output} are its ports; and
 * each is, for its document, a {@linkplain org.layerloom.network.SubnetKind kind} like any other:
 * what knows the network's catalogue can place, wire and analyse the nodes that stand for it.
 *
 * <pre>{@code
 * Network network = Network.of(graph);
 * NetworkEdit fold = new NetworkEdit.Collapse(Network.TOP, chosen, "Residual block", id);
 * switch (NetworkEdits.apply(network, fold, Catalogue.standard())) {
 *   case NetworkResult.Applied(Network next) -> show(next);
 *   case NetworkResult.Rejected(Message reason, NodeId at) -> tell(wording.say(reason));
 * }
 *
 * // Shapes, costs and problems, through every level:
 * Catalogue kinds = network.catalogue(Catalogue.standard());
 * Analysis whole = Analyser.analyse(network.graph(), kinds, datasets);
 * Analysis block = whole.inside().get(id);
 *
 * // What the engine compiles: one level, nodes called by their paths.
 * Analysis flat = Unfolding.analyse(network, Catalogue.standard(), datasets);
 * }</pre>
 *
 * <p>Nodes of one sub-network on one level whose parameter {@code weights} is {@code shared} learn
 * one set of weights together; all others have their own. The gradients of shared weights add up,
 * as they do wherever a weight is used twice.
 */
package org.layerloom.subnet;
