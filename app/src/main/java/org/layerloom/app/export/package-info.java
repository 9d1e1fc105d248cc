/**
 * Taking a network out of the window: which format, how, where to, and what came of it.
 *
 * <p>{@link org.layerloom.app.export.ExportPane} asks and shows, {@link
 * org.layerloom.app.export.Preview} says beforehand what will be written, {@link
 * org.layerloom.app.export.ExportMemory} keeps what was chosen last.
 */
package org.layerloom.app.export;
