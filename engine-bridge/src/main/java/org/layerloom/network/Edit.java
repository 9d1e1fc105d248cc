package org.layerloom.network;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pcollections.TreePMap;

/**
 * A change of a graph as a value. {@link Edits#apply} is the only way in which a graph changes: it
 * gives the next graph, or a rejection with its reason and the old graph as it was.
 */
public sealed interface Edit {

  /** Adds nodes and links among them or to others, as a paste does. Ids must be free. */
  record Add(List<Node> nodes, List<Link> links) implements Edit {
    public Add {
      nodes = List.copyOf(nodes);
      links = List.copyOf(links);
    }

    public Add(Node node) {
      this(List.of(node), List.of());
    }
  }

  /**
   * Removes nodes with their links; with {@code keepFlow} what flowed into one's first input then
   * flows where its first output went.
   */
  record Remove(Set<NodeId> nodes, boolean keepFlow) implements Edit {
    public Remove {
      nodes = Set.copyOf(nodes);
    }
  }

  /** Draws a wire. One that already ends at an input for a single wire is replaced. */
  record Connect(Link link) implements Edit {}

  record Disconnect(Set<Link> links) implements Edit {
    public Disconnect {
      links = Set.copyOf(links);
    }
  }

  /** Moves one end of a wire, keeping its place in the order of wires. */
  record Rewire(Link link, PortRef from, PortRef to) implements Edit {}

  /** Puts a new node into a wire, by its first fitting input and output. */
  record Insert(Link into, Node node) implements Edit {}

  /** Leads a wire over other points. */
  record Bend(Link link, List<Point> bends) implements Edit {
    public Bend {
      bends = List.copyOf(bends);
    }
  }

  record Move(Map<NodeId, Point> places) implements Edit {
    public Move {
      places = TreePMap.from(places);
    }
  }

  /** Gives a parameter of one or several nodes a value. */
  record Configure(Set<NodeId> nodes, String parameter, Value value) implements Edit {
    public Configure {
      nodes = Set.copyOf(nodes);
    }
  }

  record Retitle(NodeId node, String title) implements Edit {}

  /** Changes the lasting id, in the links too. */
  record Rename(NodeId node, NodeId newId) implements Edit {}

  record Bypass(Set<NodeId> nodes, boolean bypassed) implements Edit {
    public Bypass {
      nodes = Set.copyOf(nodes);
    }
  }

  /** Adds a frame, or replaces the one of the same id. */
  record PutFrame(Frame frame) implements Edit {}

  /** Adds a note, or replaces the one of the same id. */
  record PutNote(Note note) implements Edit {}

  /** Removes frames and notes by id. */
  record RemoveDecorations(Set<String> ids) implements Edit {
    public RemoveDecorations {
      ids = Set.copyOf(ids);
    }
  }

  /** Several edits as one: all or none. */
  record Several(List<Edit> edits) implements Edit {
    public Several {
      edits = List.copyOf(edits);
    }
  }
}
