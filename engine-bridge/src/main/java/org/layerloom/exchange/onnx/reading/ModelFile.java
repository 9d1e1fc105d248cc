package org.layerloom.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An ONNX file as its messages, with the numbers that lie beside it. */
final class ModelFile {

  private static final int RECURSION = 60;

  private ModelFile() {}

  /**
   * @throws Unreadable where it promises more than it holds, or more than this machine can take
   * @throws IOException where it cannot be read, or is no ONNX file
   */
  static ModelProto read(Path file) throws IOException {
    long size = Files.size(file);
    long most = Math.min(Integer.MAX_VALUE - 8L, Runtime.getRuntime().maxMemory() / 4);
    if (size > most) {
      throw new Unreadable("exchange.onnx.largeFile", size >> 20, most >> 20);
    }
    try (InputStream in = Files.newInputStream(file)) {
      Bounds.check(limited(in));
    }
    try (InputStream in = Files.newInputStream(file)) {
      ModelProto model = ModelProto.parseFrom(limited(in));
      return model.toBuilder().setGraph(complete(model.getGraph(), file, most - size)).build();
    }
  }

  private static CodedInputStream limited(InputStream in) {
    CodedInputStream coded = CodedInputStream.newInstance(in);
    coded.setSizeLimit(Integer.MAX_VALUE);
    coded.setRecursionLimit(RECURSION);
    return coded;
  }

  /** The graph with every tensor's numbers in it. */
  private static GraphProto complete(GraphProto graph, Path file, long room) throws IOException {
    boolean outside =
        graph.getInitializerList().stream()
            .anyMatch(t -> t.getDataLocation() == TensorProto.DataLocation.EXTERNAL);
    if (!outside) {
      return graph;
    }
    GraphProto.Builder builder = graph.toBuilder();
    long left = room;
    for (int i = 0; i < builder.getInitializerCount(); i++) {
      TensorProto tensor = builder.getInitializer(i);
      if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
        ByteString bytes = outside(tensor, file, left);
        left -= bytes.size();
        builder.setInitializer(
            i,
            tensor.toBuilder()
                .clearExternalData()
                .setDataLocation(TensorProto.DataLocation.DEFAULT)
                .setRawData(bytes));
      }
    }
    return builder.build();
  }

  private static ByteString outside(TensorProto tensor, Path file, long room) throws IOException {
    Map<String, String> words = new HashMap<>();
    for (StringStringEntryProto entry : tensor.getExternalDataList()) {
      words.put(entry.getKey(), entry.getValue());
    }
    String location = words.getOrDefault("location", "");
    Path data = within(file, location);
    if (data == null) {
      throw new Unreadable("exchange.onnx.outside", tensor.getName(), location);
    }
    long size = Files.size(data);
    long offset = number(words.get("offset"), 0);
    long length = number(words.get("length"), size - offset);
    if (offset < 0 || length < 0 || offset > size || length > size - offset) {
      throw new Unreadable("exchange.onnx.outsideRange", tensor.getName(), offset, length, size);
    }
    if (length > room) {
      throw new Unreadable("exchange.onnx.largeFile", length >> 20, room >> 20);
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) length);
    try (FileChannel channel = FileChannel.open(data, StandardOpenOption.READ)) {
      channel.position(offset);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // until all is read
      }
    }
    return ByteString.copyFrom(bytes.flip());
  }

  /** A file in the same folder or below; null for any other, by whatever links it is reached. */
  private static @Nullable Path within(Path file, String location) throws IOException {
    try {
      Path folder = file.toAbsolutePath().toRealPath().getParent();
      Path named = Path.of(location);
      if (folder == null || location.isBlank() || named.isAbsolute()) {
        return null;
      }
      Path data = folder.resolve(named).normalize();
      if (!data.startsWith(folder) || !Files.isRegularFile(data)) {
        return null;
      }
      return data.toRealPath().startsWith(folder) ? data : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static long number(@Nullable String text, long otherwise) {
    if (text == null) {
      return otherwise;
    }
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
  }
}
