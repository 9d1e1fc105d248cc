package org.layerloom.engine.host;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.layerloom.compression.CompressionEvent;
import org.layerloom.compression.CompressionRequest;
import org.layerloom.exchange.out.ExportEvent;
import org.layerloom.exchange.out.ExportRequest;
import org.layerloom.project.Document;
import org.layerloom.training.EngineInfo;
import org.layerloom.training.NoAnswerException;
import org.layerloom.training.Question;
import org.layerloom.training.RateCurve;
import org.layerloom.training.RunFolder;
import org.layerloom.training.Speed;
import org.layerloom.training.TrainingEvent;

/**
 * What an engine can do. The host calls it on its training thread only, one method at a time, but
 * for {@link #answers}; everything blocks until it is done.
 */
public interface Work extends AutoCloseable {

  EngineInfo info();

  /** Versions of what does the work, by name, for the record of a run. Asked once it has begun. */
  Map<String, String> versions();

  /**
   * Trains to the end, or until the control says otherwise. The last event is {@link
   * TrainingEvent.Finished} or {@link TrainingEvent.Failed}; the latter may be left to the host by
   * throwing. A run that is {@link Control#abandoned} returns without a last event.
   */
  void train(Order order, Control control, Consumer<TrainingEvent> events) throws Exception;

  /** What answers questions; the host calls it on a thread of its own, beside training. */
  Answering answers();

  /**
   * Takes a network out of a run. The last event is {@link ExportEvent.Done} or {@link
   * ExportEvent.Failed}; the latter may be left to the host by throwing.
   */
  default void export(ExportRequest request, Consumer<ExportEvent> events) throws Exception {
    throw new UnsupportedOperationException("this engine exports nothing");
  }

  /**
   * Makes a run's network smaller, or measures what that would cost. The last event is {@link
   * CompressionEvent#last}; a failure may be left to the host by throwing.
   *
   * @param control asked whether to give up
   */
  default void compress(
      CompressionRequest request, Control control, Consumer<CompressionEvent> events)
      throws Exception {
    throw new UnsupportedOperationException("this engine makes nothing smaller");
  }

  /**
   * Looks for a learning rate; nothing is kept of it.
   *
   * @param control asked whether to give up
   * @return null where it was given up
   * @throws org.layerloom.training.NoAnswerException with a sentence for the person
   */
  default @Nullable RateCurve rates(Order order, Control control) throws Exception {
    throw new UnsupportedOperationException("this engine looks for no rates");
  }

  /**
   * Measures how fast a network trains here, with made-up samples; nothing is kept of it. About a
   * second.
   *
   * @param control asked whether to give up
   * @return null where it was given up
   * @throws org.layerloom.training.NoAnswerException with a sentence for the person
   */
  default @Nullable Speed probe(Order order, Control control) throws Exception {
    throw new UnsupportedOperationException("this engine measures nothing");
  }

  /** Gives back what is held; the process ends next. */
  @Override
  void close();

  /** Looks into trained networks. Belongs to the one thread that calls it. */
  interface Answering extends AutoCloseable {

    /**
     * @throws NoAnswerException with a sentence for the person
     */
    <A> A answer(Question<A> question) throws NoAnswerException;

    @Override
    void close();
  }

  /**
   * A run to be done.
   *
   * @param from a checkpoint to go on from; null to begin
   * @param threads for the CPU; 0 for the engine's own choice
   */
  record Order(Document document, RunFolder run, String device, int threads, @Nullable Path from) {}
}
