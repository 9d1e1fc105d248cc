/**
 * What goes on inside the network for the sample that is looked at: what each node computes, which
 * pixels an answer hangs on, weights and gradients. {@link org.layerloom.app.inside.InsideModel}
 * asks; {@link org.layerloom.app.inside.InsidePane} shows the selected node, {@link
 * org.layerloom.app.inside.CanvasPictures} a few small pictures under every card.
 */
package org.layerloom.app.inside;
