/**
 * The start page: everything that one can begin with. {@link org.layerloom.app.start.StartPage}
 * lies over the window until something is chosen or it is put away; {@code Thumbnail} draws a
 * flowchart small.
 */
package org.layerloom.app.start;
