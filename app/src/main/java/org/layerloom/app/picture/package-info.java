/**
 * The flowchart to take away: as a file ({@link org.layerloom.app.picture.PictureExport}) or on
 * paper ({@link org.layerloom.app.picture.Paper}).
 */
package org.layerloom.app.picture;
