/**
 * Reads ONNX files, from Layerloom and from anywhere else, into flowcharts that can be edited.
 *
 * <pre>{@code
 * switch (OnnxReader.read(path, "model", Catalogue.standard(), Given.NOTHING)) {
 *   case Imported.Read read -> show(read.document(), read.weights(), read.notes());
 *   case Imported.Refused refused -> tell(refused.reasons());
 * }
 * }</pre>
 *
 * <p>A file that Layerloom wrote carries its project, and gives it back whole, if drawing that
 * project anew gives the very same graph. Of any other file the operators are read one by one: what
 * follows from constants alone is calculated, what a kind of layer does becomes a node of that kind
 * with its numbers, and the rest becomes sealed nodes, which keep operator, attributes and numbers.
 * A tensor has the batch as its first axis, or is sealed in with whatever uses it.
 *
 * <p>Nothing in a file is run. What it promises is compared with what it holds before memory is
 * taken.
 */
@org.jspecify.annotations.NullMarked
package org.layerloom.exchange.onnx.reading;
