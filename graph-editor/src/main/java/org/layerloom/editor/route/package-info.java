/** Finds ways for wires around cards. */
package org.layerloom.editor.route;
