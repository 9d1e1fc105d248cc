/**
 * The pane at the window's right: a sheet for one node, several, or the project, made from the
 * kinds' own parameters. A new kind needs nothing here; a new type of parameter needs one {@code
 * Editor}.
 */
package org.layerloom.app.inspector;
