/**
 * PyTorch code that a person likes to read: a module for each node, called as the node is.
 *
 * <p>What each kind is in PyTorch stands in {@link org.layerloom.exchange.pytorch.Forms}, one line
 * each; a test compares that table with the catalogue. {@link
 * org.layerloom.exchange.pytorch.ModelCode} puts the lines together to a {@code model.py}, {@link
 * org.layerloom.exchange.pytorch.TrainCode} writes a script that trains it again.
 */
package org.layerloom.exchange.pytorch;
