/**
 * Networks on their way in and out: files that other programs read.
 *
 * <p>{@link org.layerloom.exchange.SafeTensors} writes and reads plain tensors by name; checkpoints
 * are such files too.
 */
package org.layerloom.exchange;
