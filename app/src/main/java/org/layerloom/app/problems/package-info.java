/** What is wrong with the flowchart, and the clicks that mend it. */
package org.layerloom.app.problems;
