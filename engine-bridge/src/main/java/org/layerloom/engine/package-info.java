/**
 * The engine: another process that trains, put together here.
 *
 * <p>{@code wire} is what the two processes say to each other, {@code client} the program's side,
 * {@code host} the child's. Behind the host, {@code program} turns a flowchart into a TorchScript
 * program, {@code torch} runs it through DJL, and {@code trainer} makes a run of it. {@link
 * org.layerloom.engine.LayerloomEngine#serve} is where the child begins:
 *
 * <pre>{@code
 * LayerloomEngine.serve(); // behind the command line's word "engine"; does not return
 * Engine engine = new EngineProcess(List.of("layerloom", "engine")); // in the program
 * }</pre>
 */
package org.layerloom.engine;
