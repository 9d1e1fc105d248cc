/**
 * The program: {@link org.layerloom.app.Main} is where it starts, as a window or as a command.
 *
 * <p>{@code cli} holds the command line, {@code window} the window. What both need of the machine
 * is here: {@link org.layerloom.app.Folders} says where files go, {@link
 * org.layerloom.app.EngineCommand} how the engine process is started.
 */
package org.layerloom.app;
