/**
 * Flowcharts as text that other programs draw.
 *
 * <pre>{@code
 * String text = MermaidWriter.write(document, Catalogue.standard(), new Wording(Locale.ENGLISH));
 * Imported back = MermaidReader.read(text, "flow.mmd", Catalogue.standard());
 * }</pre>
 *
 * <p>A Mermaid flowchart has cards and arrows but no settings: those stand in comments, one line a
 * node, so that the way back loses nothing. A flowchart that somebody wrote by hand has no such
 * lines; its cards are then known by their words.
 */
package org.layerloom.exchange.mermaid;
