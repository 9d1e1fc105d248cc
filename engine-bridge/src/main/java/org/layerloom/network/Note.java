package org.layerloom.network;

/** Text on the canvas, in Markdown. {@code id} is unique among the notes of a graph. */
public record Note(String id, String markdown, Point at, double width, double height) {}
