/**
 * Ready pieces: {@link org.layerloom.app.blocks.Blocks} lists them, a {@link
 * org.layerloom.app.blocks.Block} builds the nodes and links of one for the shape that flows in,
 * and {@link org.layerloom.app.blocks.Placing} makes the edit that puts it on the canvas.
 *
 * <p>A new block is one method in {@code Blocks} and its words {@code block.ID}, {@code
 * block.ID.line} in the window's bundles; a test builds each and has it analysed.
 */
package org.layerloom.app.blocks;
