/** Where samples come from: sources, their preparation and splits. */
package org.layerloom.data;
