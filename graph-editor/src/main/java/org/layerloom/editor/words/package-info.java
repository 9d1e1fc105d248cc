/** The control's own words, in English and Simplified Chinese. */
package org.layerloom.editor.words;
