/**
 * What can be asked for: each {@link org.layerloom.app.command.Command} once, shown by menus, keys,
 * buttons and the command palette alike.
 */
package org.layerloom.app.command;
