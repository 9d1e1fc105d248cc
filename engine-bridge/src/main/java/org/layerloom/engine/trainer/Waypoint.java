package org.layerloom.engine.trainer;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.layerloom.engine.program.Slot;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.TensorFile;

/** A moment of a run, whose numbers can be read piece by piece. */
sealed interface Waypoint extends AutoCloseable {

  String name();

  /** Training steps done by then. */
  long step();

  /** Reads a piece of a tensor, row by row. */
  void read(Slot slot, int from, float[] into, int count) throws IOException;

  @Override
  void close() throws IOException;

  /** A whole tensor. */
  default float[] read(Slot slot) throws IOException {
    float[] all = new float[Math.toIntExact(slot.shape().size())];
    read(slot, 0, all, all.length);
    return all;
  }

  /** A checkpoint that stays as it is: read from its file, which may be deleted meanwhile. */
  record Kept(String name, long step, TensorFile file) implements Waypoint {

    /** Whether it is of a network with these tensors. */
    boolean fits(List<Slot> slots) {
      return slots.stream().allMatch(slot -> slot.shape().equals(file.shape(slot.key())));
    }

    @Override
    public void read(Slot slot, int from, float[] into, int count) throws IOException {
      file.read(slot.key(), from, into, count);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /** Numbers that no file keeps, or one that training writes over. */
  record Held(String name, long step, Map<String, NamedTensor> tensors) implements Waypoint {

    public Held {
      tensors = Map.copyOf(tensors);
    }

    static Held of(String name, long step, Session session) {
      return new Held(
          name,
          step,
          session.snapshot().stream()
              .limit(session.program().slots().size())
              .collect(Collectors.toMap(NamedTensor::name, tensor -> tensor)));
    }

    @Override
    public void read(Slot slot, int from, float[] into, int count) {
      Objects.requireNonNull(tensors.get(slot.key())).values().get(from, into, 0, count);
    }

    @Override
    public void close() {}
  }
}
