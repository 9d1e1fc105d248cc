/**
 * The person's own keys: {@link org.layerloom.app.keys.KeysPane} lists every command with its keys
 * and takes others; {@link org.layerloom.app.keys.Rebinding} says what becomes of a choice; {@link
 * org.layerloom.app.keys.CanvasKeys} hands the canvas its single keys.
 */
package org.layerloom.app.keys;
