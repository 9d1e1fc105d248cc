/** The list of kinds at the window's left. */
package org.layerloom.app.palette;
