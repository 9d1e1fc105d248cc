/**
 * What the program and its engine say to each other: frames over a pair of byte streams.
 *
 * <p>A {@link org.layerloom.engine.wire.Frame} is a JSON object, the header, and after it any
 * number of raw little-endian tensors that the header lists. On the stream:
 *
 * <pre>
 * 4 bytes  "LLF1"
 * 4 bytes  length of the header, at most 16 MiB
 * 8 bytes  length of all tensors together, at most 1 GiB
 * n bytes  header: UTF-8 JSON, {@code type} says what the frame is about
 * 4 bytes  CRC-32C of the two lengths and the header
 * m bytes  tensors, one after another, without gaps
 * 4 bytes  CRC-32C of the tensors, only where m is above 0
 * </pre>
 *
 * <p>Numbers are little-endian. A reader believes a length only after the limit and the checksum
 * have agreed with it, so that a damaged or foreign stream ends in a {@link
 * org.layerloom.engine.wire.WireException} and never in a request for ten gigabytes.
 *
 * <pre>{@code
 * FrameWriter writer = new FrameWriter(out);
 * writer.write(Frame.of("train").put("device", "cpu").build());
 * Frame frame = new FrameReader(in).read(); // null at the end of the stream
 * }</pre>
 */
package org.layerloom.engine.wire;
