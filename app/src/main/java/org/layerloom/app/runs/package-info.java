/**
 * Every run that left a folder: a table to find, name, tag, compare and throw them away. {@link
 * org.layerloom.app.runs.RunsModel} reads the folders off the screen's thread, {@link
 * org.layerloom.app.runs.RunsPane} shows them.
 */
package org.layerloom.app.runs;
