package org.layerloom.engine.program;

import java.util.Map;
import org.layerloom.network.NodeId;

/**
 * What a piece of a batch is of the whole.
 *
 * @param samples an expression: its share of the samples
 * @param masses by loss, for those that do not count every sample alike: an expression for what the
 *     whole batch counts for
 */
record Share(String samples, Map<NodeId, String> masses) {}
