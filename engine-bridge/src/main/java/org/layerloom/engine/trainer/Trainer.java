package org.layerloom.engine.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.layerloom.engine.host.Control;
import org.layerloom.engine.program.Program;
import org.layerloom.engine.program.TrainPlan;
import org.layerloom.exchange.SafeTensors;
import org.layerloom.network.LossKind;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.training.RunFolder;
import org.layerloom.training.TrainingEvent;
import org.layerloom.training.Tuning;

/**
 * Trains one run on the calling thread, which owns every tensor until {@link #run} returns. Results
 * depend on the document, the data and the number of threads alone: not on how many steps go into a
 * call, and not on pauses or on having been resumed from a checkpoint.
 */
public final class Trainer {

  private final Job job;
  private final Program program;
  private final TrainPlan plan;
  private final Control control;
  private final Consumer<TrainingEvent> events;
  private final Seeds seeds;
  private final Split split;
  private final Gallery gallery;
  private final Pace pace = new Pace();
  private final Watch watch;
  private final long began = System.nanoTime();
  private Position position = Position.START;
  private double epochSeconds;
  private boolean paused;
  private @Nullable Health health;

  public Trainer(Job job, Control control, Consumer<TrainingEvent> events) {
    this.job = job;
    this.program = job.program();
    this.plan = program.plan();
    this.control = control;
    this.events = events;
    this.seeds = new Seeds(plan.seed());
    this.gallery = new Gallery(program, job.train());
    this.split = Split.of(seeds, job.train(), job.holdout());
    Course planned = new Course(plans(), split.train().count(), Tuning.NONE);
    this.watch = new Watch(program, (long) planned.epochs() * planned.stepsPerEpoch());
  }

  /**
   * Trains to the end, or until the control says otherwise. The last event is {@code Finished} or
   * {@code Failed}; an abandoned run ends without one.
   *
   * @throws IOException where a checkpoint cannot be written
   * @throws ai.djl.engine.EngineException where libtorch fails, with its own words
   */
  public void run() throws IOException, InterruptedException {
    Message refusal = Refusals.of(job);
    if (refusal != null) {
      events.accept(new TrainingEvent.Failed(refusal, true));
      return;
    }
    events.accept(new TrainingEvent.Preparing(Message.of("engine.compiling"), -1));
    try (Session session = Session.open(program, job.device(), job.threads());
        Session.Data train = session.load(job.train())) {
      Message misfit = begin(session);
      if (misfit != null) {
        events.accept(new TrainingEvent.Failed(misfit, true));
        return;
      }
      events.accept(
          new TrainingEvent.Started(
              job.run(),
              job.device(),
              program.parameters(),
              course().epochs(),
              stepsPerEpoch(),
              program.measure() == LossKind.Measure.NONE ? "" : "accuracy"));
      // A process that was killed between a checkpoint and its report left an epoch untold.
      position.history().forEach(this::tell);
      if (job.from() == null) {
        new Leakage(job.train(), split.train().all(), program.dataset())
            .found(split.validation().all(), job.test() == null ? List.of() : List.of(job.test()))
            .forEach(events);
      }
      health =
          split.train().count() == 0
              ? null
              : new Health(program, job.train(), split.train().all(), program.trainNode());
      train(session, train);
    }
  }

  private @Nullable Message begin(Session session) throws IOException {
    Path from = job.from();
    if (from == null) {
      Path weights = job.weights();
      Message misfit = weights == null ? fresh(session) : given(session, weights);
      session.balance(job.train(), split.train().all());
      return misfit;
    }
    Checkpoint checkpoint;
    try {
      checkpoint = Checkpoint.read(from);
    } catch (IOException e) {
      return Message.of(
          "engine.checkpoint.damaged", from.toString(), String.valueOf(e.getMessage()));
    }
    position = checkpoint.position();
    Message misfit = session.restore(checkpoint.tensors(), plan.seed());
    if (misfit == null) {
      session.balance(job.train(), split.train().all());
    }
    return misfit;
  }

  private @Nullable Message fresh(Session session) {
    session.start(plan.seed());
    return null;
  }

  /** Begins with what another network learned. */
  private @Nullable Message given(Session session, Path weights) {
    try {
      int taken = session.start(plan.seed(), SafeTensors.read(weights).tensors());
      int all = program.slots().size();
      events.accept(
          new TrainingEvent.Preparing(
              Message.of("engine.weights.taken", taken, all, weights.toString()), -1));
      return taken == 0 ? Message.of("engine.weights.none", weights.toString()) : null;
    } catch (IOException e) {
      return Message.of(
          "engine.weights.unreadable", weights.toString(), String.valueOf(e.getMessage()));
    }
  }

  private void train(Session session, Session.Data data) throws IOException, InterruptedException {
    boolean goOn = true;
    tune();
    while (goOn && position.epoch() < course().epochs() && !control.stopped() && !over()) {
      goOn = epoch(session, data);
      tune();
    }
    if (control.abandoned() || (!goOn && !control.stopped())) {
      return;
    }
    checkpoint(session, "last");
    if (plan.restoreBest() && position.bestEpoch() > 0) {
      session.restore(Checkpoint.read(Job.checkpoint(job.run(), "best")).tensors(), plan.seed());
    }
    finish(session);
  }

  /** Whether waiting for a better epoch has lasted long enough. */
  private boolean over() {
    return plan.patience() > 0 && position.waited() >= plan.patience();
  }

  /** Trains what is left of an epoch; false where the run cannot or need not go on. */
  private boolean epoch(Session session, Session.Data data)
      throws IOException, InterruptedException {
    long started = System.nanoTime();
    try (NDManager scope = session.scope();
        NDArray order = session.order(scope, seeds.order(split.train().all(), position.epoch()))) {
      while (position.stepInEpoch() < stepsPerEpoch()) {
        long before = System.nanoTime();
        boolean one = pauseWhereAsked();
        // A pause is no work.
        started += System.nanoTime() - before;
        tune();
        if (control.stopped()) {
          return false;
        }
        if (!block(session, data, order, one ? 1 : pace.steps())) {
          return false;
        }
      }
    }
    epochSeconds = seconds(started);
    endEpoch(session, data);
    return true;
  }

  /**
   * Waits while the run is paused; says whether one batch only is to be trained before it is again.
   */
  private boolean pauseWhereAsked() throws InterruptedException {
    if (!control.paused()) {
      resumed();
      return false;
    }
    if (!paused) {
      events.accept(new TrainingEvent.Paused(position.step()));
      paused = true;
    }
    boolean one = control.awaitWhilePaused();
    if (!one && !control.stopped()) {
      resumed();
    }
    return one;
  }

  private void resumed() {
    if (paused) {
      events.accept(new TrainingEvent.Resumed(position.step()));
      paused = false;
    }
  }

  private List<TrainPlan> plans() {
    return program.aims().stream().map(Program.Aim::plan).toList();
  }

  private Course course() {
    return new Course(plans(), split.train().count(), position.tuning());
  }

  /** Takes over what the person has changed, and says so. */
  private void tune() {
    Course next = course().with(control.tuning(), position.stepInEpoch() == 0);
    if (!next.tuning().equals(position.tuning())) {
      position = position.tuned(next.tuning());
      events.accept(next.told(position.step()));
    }
  }

  /** Trains one block of steps; false where the loss is no number any more. */
  private boolean block(Session session, Session.Data data, NDArray order, int most) {
    Course course = course();
    int steps = Math.min(most, course.stepsPerEpoch() - position.stepInEpoch());
    int turns = program.aims().size();
    double[] rates = new double[steps * turns];
    long[] stepSeeds = new long[steps];
    long[] watched = new long[steps];
    for (int i = 0; i < steps; i++) {
      double at = epochAt(position.stepInEpoch() + i);
      for (int turn = 0; turn < turns; turn++) {
        rates[turn * steps + i] = course.rateAt(turn, at, position.reductions());
      }
      stepSeeds[i] = seeds.step(position.step() + i);
      watched[i] = watch.at(position.step() + i) ? 1 : 0;
    }
    long started = System.nanoTime();
    long first = (long) position.stepInEpoch() * course.batchSize();
    Results results =
        session.train(data, order, first, course.batchSize(), rates, stepSeeds, watched);
    double seconds = seconds(started);
    List<TrainingEvent.Step> told = new ArrayList<>();
    long samples = 0;
    double losses = 0;
    long hits = 0;
    long answers = 0;
    for (int i = 0; i < steps; i++) {
      int count = course.samplesOf(position.stepInEpoch() + i);
      samples += count;
      losses += results.loss(i) * count;
      hits += results.hits(i);
      answers += results.answers(i);
      told.add(
          new TrainingEvent.Step(
              position.step() + i,
              epochAt(position.stepInEpoch() + i + 1),
              results.loss(i),
              score(results.hits(i), results.answers(i)),
              results.parts(i)));
      if (!Double.isFinite(results.loss(i))) {
        events.accept(new TrainingEvent.Progress(told, pace.samplesPerSecond(), 0));
        events.accept(
            new TrainingEvent.Failed(notFinite(session, position.step() + i + 1, rates[i]), false));
        return false;
      }
    }
    position = position.after(steps, samples, losses, hits, answers);
    pace.done(steps, samples, seconds);
    events.accept(new TrainingEvent.Progress(told, pace.samplesPerSecond(), secondsLeft()));
    measured(told, rates, results.sizes());
    return true;
  }

  /** Tells of those steps of a block that were looked at. */
  private void measured(List<TrainingEvent.Step> block, double[] rates, float[] sizes) {
    int looked = 0;
    for (int i = 0; i < block.size(); i++) {
      TrainingEvent.Step step = block.get(i);
      if (watch.at(step.step())) {
        events.accept(
            new TrainingEvent.Measured(
                step.step(),
                step.epoch(),
                rates[i],
                pace.samplesPerSecond(),
                Memory.resident(),
                watch.rows(sizes, looked++)));
      }
    }
  }

  /**
   * Names the node where it began, where only its answer is no number, not its weights. The update
   * has spoilt all weights by now: those of the last whole epoch, or the first ones, tell it.
   */
  private Message notFinite(Session session, long step, double rate) {
    Path last = Job.checkpoint(job.run(), "last");
    try {
      if (Files.exists(last)) {
        session.restore(Checkpoint.read(last).tensors(), plan.seed());
      } else {
        session.start(plan.seed());
      }
    } catch (IOException e) {
      return Message.of("engine.notFinite", step, rate);
    }
    NodeId guilty = health == null ? null : health.guilty(session);
    return guilty == null
        ? Message.of("engine.notFinite", step, rate)
        : Message.of("engine.notFinite.at", step, guilty.value());
  }

  private void endEpoch(Session session, Session.Data data) throws IOException {
    Evaluation validation =
        Evaluation.of(session, data, split.validation().all(), program, control);
    if (control.abandoned()) {
      return;
    }
    Position.Epoch done =
        new Position.Epoch(
            position.epoch() + 1,
            position.lossSum() / position.seen(),
            score(position.hits(), position.answers()),
            validation.loss(),
            validation.score(),
            epochSeconds);
    boolean better = judge(done);
    checkpoint(session, "last");
    gallery.keep(session, new RunFolder(job.run()).pictures(), done.epoch());
    if (better) {
      checkpoint(session, "best");
    }
    tell(done);
    if (health != null) {
      health.after(session, position).forEach(events);
    }
  }

  private void tell(Position.Epoch done) {
    events.accept(
        new TrainingEvent.EpochDone(
            done.epoch(),
            done.trainLoss(),
            done.trainScore(),
            done.validationLoss(),
            done.validationScore(),
            done.seconds()));
  }

  /** Moves on to the next epoch; says whether this one was the best so far. */
  private boolean judge(Position.Epoch done) {
    double loss = Double.isNaN(done.validationLoss()) ? done.trainLoss() : done.validationLoss();
    boolean better = loss < position.best();
    boolean plateaus = plan.schedule().kind().equals("plateau");
    int plateau = better ? 0 : position.plateau() + 1;
    boolean lower = plateaus && plateau >= plan.schedule().every();
    List<Position.Epoch> history = new ArrayList<>(position.history());
    history.add(done);
    position =
        new Position(
            done.epoch(),
            0,
            position.step(),
            0,
            0,
            0,
            0,
            position.reductions() + (lower ? 1 : 0),
            better ? loss : position.best(),
            better ? done.epoch() : position.bestEpoch(),
            better ? 0 : position.waited() + 1,
            lower ? 0 : plateau,
            position.tuning(),
            history);
    return better;
  }

  private void checkpoint(Session session, String which) throws IOException {
    new Checkpoint(session.snapshot(), position).write(Job.checkpoint(job.run(), which));
  }

  private void finish(Session session) throws IOException {
    Evaluation test = Evaluation.NOTHING;
    if (job.test() != null) {
      events.accept(new TrainingEvent.Preparing(Message.of("engine.testing"), -1));
      try (Session.Data data = session.load(job.test())) {
        test = Evaluation.of(session, data, Seeds.ascending(data.count()), program, control);
      }
    }
    if (control.abandoned()) {
      return;
    }
    events.accept(
        new TrainingEvent.Finished(
            control.stopped() && position.epoch() < course().epochs(),
            position.epoch(),
            test.loss(),
            test.score(),
            pace.mean(),
            seconds(began),
            job.run()));
  }

  private int stepsPerEpoch() {
    return course().stepsPerEpoch();
  }

  private double epochAt(int stepInEpoch) {
    return position.epoch() + (double) stepInEpoch / stepsPerEpoch();
  }

  private double score(long hits, long answers) {
    return program.measure() == LossKind.Measure.NONE || answers == 0
        ? Double.NaN
        : (double) hits / answers;
  }

  private double secondsLeft() {
    long left =
        (long) (course().epochs() - position.epoch()) * split.train().count() - position.seen();
    return left / Math.max(pace.samplesPerSecond(), 1e-9);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
