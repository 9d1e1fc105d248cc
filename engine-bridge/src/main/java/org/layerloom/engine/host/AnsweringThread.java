package org.layerloom.engine.host;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.layerloom.engine.wire.Answers;
import org.layerloom.engine.wire.Frame;
import org.layerloom.engine.wire.Questions;
import org.layerloom.json.Json;
import org.layerloom.json.JsonException;
import org.layerloom.json.MessageJson;
import org.layerloom.network.Message;
import org.layerloom.training.NoAnswerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers questions one after another, beside training: whoever looks on never waits for a block of
 * steps, and no block waits for them. Started by the first question. It owns every tensor that it
 * makes.
 */
final class AnsweringThread {

  private static final Logger LOG = LoggerFactory.getLogger(AnsweringThread.class);

  private final Work work;
  private final Consumer<Frame> client;
  private final BlockingQueue<Frame> questions = new LinkedBlockingQueue<>();
  private volatile boolean ended;
  private @Nullable Thread thread;

  AnsweringThread(Work work, Consumer<Frame> client) {
    this.work = work;
    this.client = client;
  }

  synchronized void ask(Frame question) {
    questions.add(question);
    if (thread == null) {
      Thread fresh = new Thread(this::answerAll, "layerloom-answers");
      fresh.setDaemon(true);
      thread = fresh;
      fresh.start();
    }
  }

  /** Leaves what is not answered yet; false where the thread does not let go in time. */
  synchronized boolean end(Duration patience) throws InterruptedException {
    ended = true;
    // Wakes who waits for a question.
    questions.add(Frame.of("end").build());
    return thread == null || thread.join(patience);
  }

  private void answerAll() {
    try (Work.Answering answers = work.answers()) {
      for (Frame next = questions.take(); !ended; next = questions.take()) {
        answer(next, answers);
      }
    } catch (InterruptedException e) {
      LOG.debug("the answering thread was asked to end", e);
    }
  }

  private void answer(Frame asked, Work.Answering answers) {
    Frame.Builder answer = Frame.of("answer");
    try {
      answer.put("id", Json.whole(asked.header(), "id"));
      client.accept(Answers.put(answer, answers.answer(Questions.question(asked))).build());
    } catch (JsonException e) {
      LOG.error("a question that cannot be understood", e);
      client.accept(problem(answer, Message.of("engine.answer.failed", e.toString())));
    } catch (NoAnswerException e) {
      client.accept(problem(answer, e.reason()));
    } catch (OutOfMemoryError e) {
      LOG.error("out of memory", e);
      client.accept(problem(answer, Message.of("engine.answer.memory")));
    } catch (IOException | RuntimeException | LinkageError | AssertionError e) {
      LOG.error("no answer", e);
      client.accept(problem(answer, Message.of("engine.answer.failed", String.valueOf(e))));
    }
  }

  private static Frame problem(Frame.Builder answer, Message reason) {
    return answer.put("problem", MessageJson.toJson(reason)).build();
  }
}
