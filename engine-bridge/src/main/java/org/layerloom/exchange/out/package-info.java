/**
 * What is asked for and what comes back when a network is taken out of Layerloom.
 *
 * <pre>{@code
 * exporter.export(
 *     new ExportRequest(run, Format.ONNX, Path.of("digits.onnx"), ExportOptions.STANDARD),
 *     event -> {
 *       switch (event) {
 *         case ExportEvent.Working(Message what) -> show(what);
 *         case ExportEvent.Done(ExportReport report) -> show(report.proof());
 *         case ExportEvent.Failed failed -> tell(failed.reason());
 *       }
 *     });
 * }</pre>
 *
 * <p>The engine process does the work: it has the run's numbers, and what foreign native code does
 * there cannot hurt the window. Every format that another engine on this machine can run comes with
 * a {@link org.layerloom.exchange.out.Proof}.
 */
package org.layerloom.exchange.out;
