/**
 * A node-graph editor control for JavaFX.
 *
 * <h2>The first graph</h2>
 *
 * <pre>{@code
 * GraphNode kettle =
 *     GraphNode.builder("kettle", "Kettle").family("heat").at(0, 0).output("water", "hot water").build();
 * GraphNode pot =
 *     GraphNode.builder("pot", "Pot").family("vessel").at(240, 0).input("in", "what flows in").build();
 * GraphLink pour =
 *     GraphLink.of("pour", new PortRef("kettle", "water"), new PortRef("pot", "in"), "0.5 l");
 *
 * GraphEditor editor = new GraphEditor();
 * editor.setModel(GraphModel.of(List.of(kettle, pot), List.of(pour)));
 * editor.fit();
 * }</pre>
 *
 * <h2>Editing</h2>
 *
 * The editor never changes the model. It previews a drag, and on release reports one {@link
 * org.layerloom.editor.Gesture}; the application makes an edit of its document from it and sets the
 * next model. What it does not want it ignores, and the preview is gone.
 *
 * <pre>{@code
 * editor.setOnGesture(gesture -> {
 *   switch (gesture) {
 *     case Gesture.Move m -> document.moveTo(m.positions());
 *     case Gesture.Connect c -> document.connect(c.from(), c.to());
 *     case Gesture.Delete d -> document.delete(d.what(), d.keepFlow());
 *     default -> {}
 *   }
 *   editor.setModel(document.toModel());
 * });
 * }</pre>
 *
 * Nodes, links and frames that did not change should be the same objects in the next model: their
 * measures and the ways of their wires are then kept.
 *
 * <h2>Which wires make sense</h2>
 *
 * A {@link org.layerloom.editor.ConnectionRule} tells whether a wire fits, or why not: fitting
 * ports light up and attract the wire, the others say the reason in a tip.
 *
 * <h2>Adding nodes</h2>
 *
 * A {@link org.layerloom.editor.Catalogue} fills the search box, which opens on double click, on
 * the space bar and where a wire is dropped on empty canvas. A palette outside the editor calls
 * {@link org.layerloom.editor.GraphEditor#beginTemplateDrag beginTemplateDrag} when a drag starts:
 *
 * <pre>{@code
 * row.setOnDragDetected(event -> {
 *   row.startFullDrag();
 *   editor.beginTemplateDrag(template);
 * });
 * }</pre>
 *
 * <p>{@link org.layerloom.editor.GraphEditor#openSearchOnLink openSearchOnLink} opens the same box
 * for something to put into a wire; what is chosen there comes as {@link
 * org.layerloom.editor.Gesture.CreateOnLink}. Names in Chinese are found by their characters and by
 * the first letters of their pronunciation.
 *
 * <h2>Keys</h2>
 *
 * Single keys are a value that the application may replace, whole or in part:
 *
 * <pre>{@code
 * editor.setKeys(Keys.DEFAULT.with(KeyAction.CONNECT, List.of(KeyCombination.valueOf("W"))));
 * }</pre>
 *
 * <h2>Beside the canvas</h2>
 *
 * A {@link org.layerloom.editor.outline.GraphOutline} shows the same graph as a tree for screen
 * readers and keys, a {@link org.layerloom.editor.find.CommandPalette} finds commands or nodes by
 * name, {@link org.layerloom.editor.layout.Arrange} and {@link
 * org.layerloom.editor.layout.AutoLayout} tell places, {@link
 * org.layerloom.editor.export.GraphPicture} writes SVG, PDF and PNG and prints.
 *
 * <h2>Colours</h2>
 *
 * The control brings a light look, and a dark one under the style class {@code dark}. Every colour
 * is a styleable property ({@link org.layerloom.editor.paint.Ink}), the colour of a family is set
 * like this:
 *
 * <pre>{@code
 * .graph-editor { -graph-canvas: #fbfcfe; -graph-accent: #0b63d1; }
 * .graph-editor .family-heat { -graph-ink: #d2691e; }
 * }</pre>
 *
 * With AtlantaFX, add {@link org.layerloom.editor.GraphEditor#atlantaFxStylesheet()} to the scene.
 */
package org.layerloom.editor;
