/**
 * The program's side of the engine process.
 *
 * <pre>{@code
 * try (EngineProcess engine = new EngineProcess(command)) {
 *   Training training = engine.train(new RunRequest(document, runs, "cpu", 0), event -> ...);
 *   training.stop();
 * }
 * }</pre>
 *
 * <p>The process is started by the first call that needs it and serves all runs after. Whatever
 * becomes of it (killed, crashed, silent, printing into the frames), a run always ends in one last
 * event, and the next run finds a fresh process. No method waits for the process but {@link
 * org.layerloom.engine.client.EngineProcess#close}, and that for a few seconds at most.
 */
package org.layerloom.engine.client;
