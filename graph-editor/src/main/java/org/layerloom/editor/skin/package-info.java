/** Look and behaviour of the editor control; not exported. */
package org.layerloom.editor.skin;
