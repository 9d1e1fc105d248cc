/**
 * A small application that shows the editor with a graph of a cook's work: read it to learn the
 * control.
 */
package org.layerloom.editor.sampler;
