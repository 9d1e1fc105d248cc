/**
 * The network's code beside its flowchart. A line that is chosen selects its node, a node that is
 * selected shows its lines. The code may be changed as text, too: {@link
 * org.layerloom.exchange.in.ChangedCode} finds what that means for the flowchart.
 */
package org.layerloom.app.code;
