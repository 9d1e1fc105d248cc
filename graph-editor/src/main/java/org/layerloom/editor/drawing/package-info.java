/** What a drawing needs beyond its model: places of ports, ways of wires, indexes, hit tests. */
package org.layerloom.editor.drawing;
