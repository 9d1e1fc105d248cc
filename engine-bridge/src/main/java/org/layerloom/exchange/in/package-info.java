/**
 * Networks on their way in. A reader makes a project's text of what it finds and has it read as any
 * project file is: bounds, names and links are checked once, in one place.
 */
package org.layerloom.exchange.in;
