/**
 * The open document. {@link org.layerloom.app.session.Session} is the one mutable cell: panes
 * follow its state and send it edits; none changes what it shows by itself.
 */
package org.layerloom.app.session;
