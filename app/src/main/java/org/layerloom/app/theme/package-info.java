/**
 * How the window looks: {@code layerloom.css} holds the tokens (colours of families, text, panes)
 * for light and dark and the rules that use them; {@link org.layerloom.app.theme.Theme} puts it on.
 * Change a colour there, once; nothing in Java names one.
 */
package org.layerloom.app.theme;
