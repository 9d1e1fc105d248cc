package org.layerloom.project;

import org.layerloom.network.Graph;
import org.layerloom.subnet.Network;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * A project as one immutable value: what a {@code .loom} file holds.
 *
 * @param name what the person calls it
 * @param description Markdown shown on the start page: what it is and teaches
 * @param graph the flowchart
 * @param subnetworks graphs that nodes of the flowchart, and of one another, stand for, by name
 * @param weights the safetensors file whose numbers a run begins with, where name and shape fit;
 *     empty where it begins with random ones
 */
public record Document(
    String name, String description, Graph graph, PMap<String, Graph> subnetworks, String weights) {

  /** Whose runs begin with random numbers. */
  public Document(String name, String description, Graph graph, PMap<String, Graph> subnetworks) {
    this(name, description, graph, subnetworks, "");
  }

  /** An empty project of this name. */
  public static Document named(String name) {
    return new Document(name, "", Graph.EMPTY, TreePMap.empty());
  }

  /** The flowchart with its sub-networks. */
  public Network network() {
    return new Network(graph, subnetworks);
  }

  public Document withNetwork(Network next) {
    return new Document(name, description, next.graph(), next.subnetworks(), weights);
  }

  public Document withGraph(Graph next) {
    return new Document(name, description, next, subnetworks, weights);
  }

  public Document withName(String other) {
    return new Document(other, description, graph, subnetworks, weights);
  }

  public Document withWeights(String file) {
    return new Document(name, description, graph, subnetworks, file);
  }
}
