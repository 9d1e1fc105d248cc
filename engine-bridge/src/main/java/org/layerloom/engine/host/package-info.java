/**
 * The child's side of the engine process: what runs behind {@code layerloom engine}.
 *
 * <p>{@link org.layerloom.engine.host.EngineMain} takes standard output for frames, sends
 * everything that is printed to standard error, and starts an {@link
 * org.layerloom.engine.host.EngineHost}. Its reader thread listens for commands and answers a ping
 * at any time; another thread, {@code layerloom-training}, owns all tensors of training and does
 * the {@link org.layerloom.engine.host.Work}, one task after another. A third, {@code
 * layerloom-answers}, owns those of trained networks that are asked, and answers beside it. When
 * standard input ends, the window is gone: training is told to let go, is joined, and the process
 * ends.
 *
 * <p>Commands, by {@code type}; {@code id} comes back with everything that answers:
 *
 * <pre>
 * ping                                        -> pong: idle (ms since training last gave a sign)
 * info   id                                   -> info: version, threads, devices
 * train  id, document, runs, device, threads  -> event ... (a training event each)
 * resume id, run                              -> event ...; goes on with the run in a folder
 * ask    id, run, checkpoint, what, ...       -> answer: what was asked for, or problem
 * export id, request                         -> export ... (an export event each)
 * pause, step, continue, stop                 the run under way, where there is one
 * tune   epochs, learningRate, batchSize      the same; what is left out stays as it is
 * quit                                        lets go, ends the process
 * </pre>
 *
 * The first frame that the host sends is {@code hello}, with its {@code protocol} number.
 */
package org.layerloom.engine.host;
