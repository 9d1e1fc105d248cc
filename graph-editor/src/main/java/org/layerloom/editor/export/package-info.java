/**
 * Taking the drawing away as a file.
 *
 * <pre>{@code
 * GraphPicture picture = GraphPicture.of(editor);
 * Files.writeString(Path.of("flow.svg"), picture.toSvg(1));
 * try (OutputStream out = Files.newOutputStream(Path.of("flow.pdf"))) {
 *   picture.writePdf(out);
 * }
 * }</pre>
 */
package org.layerloom.editor.export;
