package org.layerloom.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.layerloom.json.Json;
import org.layerloom.json.JsonException;

/**
 * One thing said: a header whose {@code type} names it, and the tensors that go with it.
 *
 * @param header without the list of tensors, which the writer adds and the reader takes out
 */
public record Frame(ObjectNode header, List<Tensor> tensors) {

  public Frame {
    tensors = List.copyOf(tensors);
  }

  public static Builder of(String type) {
    return new Builder(type);
  }

  public String type() throws JsonException {
    return Json.text(header, "type");
  }

  /** The tensor of this name. */
  public Tensor tensor(String name) throws WireException {
    for (Tensor tensor : tensors) {
      if (tensor.name().equals(name)) {
        return tensor;
      }
    }
    throw new WireException("the tensor \"" + name + "\" is missing");
  }

  /** Puts a frame together. */
  public static final class Builder {
    private final ObjectNode header = Json.object();
    private final List<Tensor> tensors = new ArrayList<>();

    private Builder(String type) {
      header.put("type", type);
    }

    public Builder put(String field, String value) {
      header.put(field, value);
      return this;
    }

    public Builder put(String field, long value) {
      header.put(field, value);
      return this;
    }

    public Builder put(String field, boolean value) {
      header.put(field, value);
      return this;
    }

    public Builder put(String field, double value) {
      header.set(field, Json.real(value));
      return this;
    }

    public Builder put(String field, JsonNode value) {
      header.set(field, value);
      return this;
    }

    public Builder put(Tensor tensor) {
      tensors.add(tensor);
      return this;
    }

    public Frame build() {
      return new Frame(header, tensors);
    }
  }
}
