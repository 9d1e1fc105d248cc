/**
 * What the window says: {@link org.layerloom.app.language.Words} gives the texts of one {@link
 * org.layerloom.app.language.Language}, {@link org.layerloom.app.language.Numbers} its figures.
 * Texts of layers and problems are the {@code network} room's; these are the window's own. To add a
 * text, add its key to both {@code words_en.properties} and {@code words_zh.properties}; a test
 * compares them.
 */
package org.layerloom.app.language;
