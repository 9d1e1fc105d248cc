/**
 * The window: {@link org.layerloom.app.window.LayerloomApplication} starts it. Each pane is a
 * package beside this one.
 */
package org.layerloom.app.window;
