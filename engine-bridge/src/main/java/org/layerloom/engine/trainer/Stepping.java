package org.layerloom.engine.trainer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.layerloom.data.Samples;
import org.layerloom.engine.program.Program;
import org.layerloom.engine.program.Slot;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.PortRef;
import org.layerloom.network.Shape;
import org.layerloom.training.NoAnswerException;
import org.layerloom.training.Part;
import org.layerloom.training.Question;
import org.layerloom.training.Stepped;

/** Answers what one training step does with one sample. */
final class Stepping {

  private final Opened opened;
  private final Program program;

  Stepping(Opened opened) {
    this.opened = opened;
    this.program = opened.session().program();
  }

  Stepped answer(Question.Step question, Parts parts) throws NoAnswerException {
    refuse();
    Samples train = parts.read(opened, Part.TRAIN);
    Samples sample = sample(question, train);
    double rate = question.learningRate() == null ? rate(train.count()) : question.learningRate();
    long seed = new Seeds(program.plan().seed()).step(opened.position().step() + question.draw());
    Session.Walked walked = opened.session().walk(sample, edits(question.edits()), rate, seed);
    int losses = program.outputs().size();
    List<Stepped.Cost> costs = new ArrayList<>();
    for (int i = 0; i < losses; i++) {
      costs.add(new Stepped.Cost(program.outputs().get(i).loss(), walked.results().get(1 + i)[0]));
    }
    return new Stepped(
        sample,
        opened.classNames(),
        flows(walked.results(), 1 + losses + program.aims().getFirst().places().size()),
        costs,
        walked.results().getFirst()[0],
        changes(walked, 1 + losses),
        rate);
  }

  private void refuse() throws NoAnswerException {
    if (program.aims().size() > 1) {
      throw new NoAnswerException(Message.of("engine.step.turns", program.aims().size()));
    }
    for (PortRef port : program.activations()) {
      Node node = opened.analysis().graph().node(port.node());
      if (node.kind().equals("batchNorm")
          && opened.shape(port).size() == opened.shape(port).extent(0)) {
        throw new NoAnswerException(Message.of("engine.step.batch", node.id().value()));
      }
    }
  }

  private Samples sample(Question.Step question, Samples train) throws NoAnswerException {
    Samples given = question.sample();
    if (given == null) {
      if (question.place() < 0 || question.place() >= train.count()) {
        throw new NoAnswerException(
            Message.of("engine.answer.place", question.place(), train.count()));
      }
      return Picked.range(train, question.place(), 1);
    }
    Message misfit = Refusals.fits(program, given);
    if (misfit != null) {
      throw new NoAnswerException(misfit);
    }
    return Picked.range(given, 0, 1);
  }

  /** The rate that the next step of training has. */
  private double rate(int samples) {
    Position at = opened.position();
    Course course =
        new Course(program.aims().stream().map(Program.Aim::plan).toList(), samples, at.tuning());
    double epoch = at.epoch() + (double) at.stepInEpoch() / Math.max(1, course.stepsPerEpoch());
    return course.rateAt(0, epoch, at.reductions());
  }

  private Map<Integer, Map<Integer, Float>> edits(List<Question.Edit> wanted)
      throws NoAnswerException {
    Map<Integer, Map<Integer, Float>> edits = new HashMap<>();
    List<String> keys = program.slots().stream().map(Slot::key).toList();
    for (Question.Edit edit : wanted) {
      int place = keys.indexOf(edit.parameter());
      if (place < 0 || edit.at() < 0 || edit.at() >= program.slots().get(place).shape().size()) {
        throw new NoAnswerException(Message.of("engine.step.edit", edit.parameter(), edit.at()));
      }
      edits.computeIfAbsent(place, key -> new HashMap<>()).put(edit.at(), edit.value());
    }
    return edits;
  }

  private List<Stepped.Flow> flows(List<float[]> results, int first) {
    List<PortRef> ports = program.activations();
    List<Stepped.Flow> flows = new ArrayList<>();
    for (int i = 0; i < ports.size(); i++) {
      Shape shape = opened.shape(ports.get(i));
      float[] gradient = results.get(first + ports.size() + i);
      boolean none =
          gradient.length != shape.size() || !calculable(ports.get(i)) || nothing(gradient);
      flows.add(
          new Stepped.Flow(
              ports.get(i),
              numbers(shape, results.get(first + i)),
              none ? null : numbers(shape, gradient)));
    }
    return flows;
  }

  private boolean calculable(PortRef port) {
    return !port.node().equals(program.dataset()) || program.features().calculable();
  }

  /** One number that is none stands for a gradient that is not there. */
  private static boolean nothing(float[] gradient) {
    return gradient.length == 1 && Float.isNaN(gradient[0]);
  }

  private List<Stepped.Change> changes(Session.Walked walked, int first) {
    List<Integer> moved = program.aims().getFirst().places();
    List<Stepped.Change> changes = new ArrayList<>();
    for (int place = 0; place < program.slots().size(); place++) {
      Slot slot = program.slots().get(place);
      int turn = moved.indexOf(place);
      changes.add(
          new Stepped.Change(
              slot.node(),
              slot.key(),
              numbers(walked.before().get(place)),
              turn < 0 ? null : numbers(slot.shape(), walked.results().get(first + turn)),
              numbers(walked.after().get(place)),
              kept(slot, walked)));
    }
    return changes;
  }

  private List<Stepped.Kept> kept(Slot slot, Session.Walked walked) {
    String prefix = "optimizer." + slot.key() + ".";
    List<Stepped.Kept> kept = new ArrayList<>();
    for (int i = program.slots().size(); i < walked.before().size(); i++) {
      String name = walked.before().get(i).name();
      if (name.startsWith(prefix)) {
        kept.add(
            new Stepped.Kept(
                name.substring(prefix.length()),
                numbers(walked.before().get(i)),
                numbers(walked.after().get(i))));
      }
    }
    return kept;
  }

  private static Stepped.Numbers numbers(NamedTensor tensor) {
    float[] first = new float[(int) Math.min(Stepped.MOST, tensor.shape().size())];
    tensor.values().duplicate().get(first);
    return new Stepped.Numbers(tensor.shape(), first);
  }

  private static Stepped.Numbers numbers(Shape shape, float[] values) {
    return new Stepped.Numbers(
        shape, values.length <= Stepped.MOST ? values : Arrays.copyOf(values, Stepped.MOST));
  }
}
