/** The line at the window's foot. */
package org.layerloom.app.status;
