package org.layerloom.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.layerloom.network.Message;

class HistoryTest {

  private static final Document A = Document.named("a");
  private static final Document B = Document.named("b");
  private static final Document C = Document.named("c");
  private static final Message TO_B = Message.of("to b");
  private static final Message TO_C = Message.of("to c");

  @Test
  void undoAndRedoWalkTheDocumentsWithTheirLabels() {
    History history = History.of(A).then(B, TO_B).then(C, TO_C);

    History undone = history.undo();

    assertThat(undone.document()).isEqualTo(B);
    assertThat(undone.undoLabel()).isEqualTo(TO_B);
    assertThat(undone.redoLabel()).isEqualTo(TO_C);
    assertThat(undone.undo().document()).isEqualTo(A);
    assertThat(undone.undo().undo().document()).isEqualTo(A);
    assertThat(undone.redo().document()).isEqualTo(C);
    assertThat(undone.redo().redo().document()).isEqualTo(C);
    assertThat(undone.undo().undoLabel()).isNull();
    assertThat(history.redoLabel()).isNull();
  }

  @Test
  void aNewEditForgetsWhatWasUndone() {
    History history = History.of(A).then(B, TO_B).undo().then(C, TO_C);

    assertThat(history.canRedo()).isFalse();
    assertThat(history.undo().document()).isEqualTo(A);
  }

  @Test
  void editsOfOneGestureAreOneStep() {
    History slid = History.of(A).then(B, TO_B, "slide-1").then(C, TO_C, "slide-1");
    assertThat(slid.undo().document()).isEqualTo(A);

    History twice = History.of(A).then(B, TO_B, "slide-1").then(C, TO_C, "slide-2");
    assertThat(twice.undo().document()).isEqualTo(B);
  }

  @Test
  void aGestureThatEndsWhereItBeganIsNone() {
    History back = History.of(A).then(B, TO_B, "slide-1").then(A, TO_B, "slide-1");

    assertThat(back.canUndo()).isFalse();
    assertThat(History.of(A).then(A, TO_B).canUndo()).isFalse();
  }

  @Test
  void dirtyMeansOtherThanOnTheDisk() {
    History edited = History.of(A).then(B, TO_B);
    assertThat(History.of(A).dirty()).isFalse();
    assertThat(edited.dirty()).isTrue();
    assertThat(edited.undo().dirty()).isFalse();

    // what was written is clean, even where the person went on meanwhile
    History saved = edited.then(C, TO_C).saved(B);
    assertThat(saved.dirty()).isTrue();
    assertThat(saved.undo().dirty()).isFalse();
    assertThat(saved.undo().undo().dirty()).isTrue();
    assertThat(History.unsaved(A).dirty()).isTrue();
  }
}
