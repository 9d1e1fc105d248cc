package org.layerloom.project;

import org.jspecify.annotations.Nullable;
import org.layerloom.network.Message;
import org.pcollections.ConsPStack;
import org.pcollections.PStack;

/**
 * The document as it is, was and will be again: undo and redo as a value. No inverse edits: the
 * documents themselves are kept, and share what they have in common.
 *
 * <pre>{@code
 * history = history.then(next, Message.of("edit.add"));
 * history = history.undo();
 * title = history.dirty() ? "edited" : "";
 * }</pre>
 */
public final class History {

  private final PStack<Step> past;
  private final Step present;
  private final PStack<Step> future;

  /** The document that is on the disk; null where none is, as after a recovery. */
  private final @Nullable Document saved;

  /**
   * @param label names the edit that led to the document
   * @param gesture what belongs together, such as one drag of a slider; empty for nothing
   */
  private record Step(Document document, Message label, String gesture) {}

  private History(PStack<Step> past, Step present, PStack<Step> future, @Nullable Document saved) {
    this.past = past;
    this.present = present;
    this.future = future;
    this.saved = saved;
  }

  /** Begins with a document that is as its file has it, or new and empty. */
  public static History of(Document document) {
    return new History(ConsPStack.empty(), start(document), ConsPStack.empty(), document);
  }

  /** Begins with a document that no file has: one that was recovered or imported. */
  public static History unsaved(Document document) {
    return new History(ConsPStack.empty(), start(document), ConsPStack.empty(), null);
  }

  private static Step start(Document document) {
    return new Step(document, Message.of(""), "");
  }

  public Document document() {
    return present.document;
  }

  /**
   * After an edit, which {@code label} names for "Undo …". An edit that changes nothing is none.
   */
  public History then(Document next, Message label) {
    return then(next, label, "");
  }

  /**
   * After an edit of a gesture. Edits of one gesture in a row are one step of undo: the values that
   * a slider passes on its way, say.
   *
   * @param gesture the same for edits of one gesture, another for the next: {@code slide-17}
   */
  public History then(Document next, Message label, String gesture) {
    if (next.equals(present.document)) {
      return this;
    }
    Step step = new Step(next, label, gesture);
    boolean goesOn = !gesture.isEmpty() && gesture.equals(present.gesture) && !past.isEmpty();
    if (!goesOn) {
      return new History(past.plus(present), step, ConsPStack.empty(), saved);
    }
    return past.get(0).document.equals(next)
        ? new History(past.minus(0), past.get(0), ConsPStack.empty(), saved)
        : new History(past, step, ConsPStack.empty(), saved);
  }

  public boolean canUndo() {
    return !past.isEmpty();
  }

  public boolean canRedo() {
    return !future.isEmpty();
  }

  /** Names the edit that undo takes back; null where there is none. */
  public @Nullable Message undoLabel() {
    return canUndo() ? present.label : null;
  }

  /** Names the edit that redo brings back; null where there is none. */
  public @Nullable Message redoLabel() {
    return canRedo() ? future.get(0).label : null;
  }

  /** One step back; the same where there is none. */
  public History undo() {
    return canUndo() ? new History(past.minus(0), past.get(0), future.plus(present), saved) : this;
  }

  /** One step forth; the same where there is none. */
  public History redo() {
    return canRedo()
        ? new History(past.plus(present), future.get(0), future.minus(0), saved)
        : this;
  }

  /**
   * The same, after a document of it was saved: the one that was written, which the person may have
   * changed meanwhile.
   */
  public History saved(Document written) {
    return new History(past, present, future, written);
  }

  /** Whether the document differs from what was saved last. */
  public boolean dirty() {
    return !present.document.equals(saved);
  }
}
