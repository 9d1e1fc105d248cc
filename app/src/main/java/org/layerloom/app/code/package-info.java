/**
 * The network's code beside its flowchart. A line that is chosen selects its node, a node that is
 * selected shows its lines.
 */
package org.layerloom.app.code;
