/** A run to hand on: one HTML file with everything in it, which any browser opens and prints. */
package org.layerloom.app.report;
