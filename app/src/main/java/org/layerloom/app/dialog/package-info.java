/** Questions and messages that stand in front of the window. */
package org.layerloom.app.dialog;
