/**
 * The trained network that the window looks at, and the sample that it is looked at with: what the
 * panes for evaluation, prediction, the inside and the runs share. {@link
 * org.layerloom.app.trained.Subject} holds both; {@link org.layerloom.app.trained.Asker} asks the
 * engine and comes back on the screen's thread.
 */
package org.layerloom.app.trained;
