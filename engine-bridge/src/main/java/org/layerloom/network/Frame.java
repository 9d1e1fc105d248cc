package org.layerloom.network;

/**
 * A titled rectangle behind nodes that belong together; it has no effect on what is trained.
 *
 * @param id unique among the frames of a graph
 * @param colour a family's name or {@code #rrggbb}
 */
public record Frame(
    String id, String title, String colour, Point at, double width, double height) {}
