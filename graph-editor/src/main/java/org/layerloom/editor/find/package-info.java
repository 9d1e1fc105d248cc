/**
 * Finding by name: {@link org.layerloom.editor.find.Fuzzy} matches letters in order, {@link
 * org.layerloom.editor.find.Finder} is the field over a list that the search box and the command
 * palette are made of.
 */
package org.layerloom.editor.find;
