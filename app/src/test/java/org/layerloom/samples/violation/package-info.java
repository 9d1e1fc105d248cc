/** Breaks the rules of the house on purpose, so that their test sees them fail. */
package org.layerloom.samples.violation;
