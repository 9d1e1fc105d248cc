/** The bundled datasets, one class for each way in which they are kept. Not exported. */
package org.layerloom.samples.bundled;
