package org.layerloom.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.layerloom.app.language.Language;
import org.layerloom.app.window.Beginnings;
import org.layerloom.data.Datasets;
import org.layerloom.network.Catalogue;
import org.layerloom.project.Document;

/** However long somebody edits: the document stays sound, and undo leads back to the first one. */
class RandomWalkTest {

  @Test
  void fifteenHundredEditsAndBack() {
    walk(1_500, 25, 11);
  }

  /** {@code mvn -q -Pwalk}: minutes. */
  @Test
  @Tag("slow")
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  @Tag("walk")
  void aHundredThousandEditsAndBack() {
    walk(100_000, 100, 7);
  }

  @Test
  void aDocumentThatIsSavedAndOpenedAgainOnTheWayStaysSound() {
    // Given a walk that is interrupted: every three hundred edits the document is opened anew.
    Document first = Beginnings.document(Language.ENGLISH);
    Session session = new Session(Catalogue.standard(), Datasets.installed(), first);
    RandomWalk walk = new RandomWalk(session, 5);

    for (int piece = 0; piece < 4; piece++) {
      for (int i = 0; i < 300; i++) {
        walk.step();
      }
      redoAll(session);
      Document last = session.state().document();
      walk.checkPromises();
      walk.reload();

      // Then it is the same document, with nothing to save.
      assertThat(session.state().document()).isEqualTo(last);
      assertThat(session.state().edited()).isFalse();
    }
  }

  private static void walk(int edits, int checkEvery, long seed) {
    // Given the first sample.
    Document first = Beginnings.document(Language.ENGLISH);
    Session session = new Session(Catalogue.standard(), Datasets.installed(), first);
    RandomWalk walk = new RandomWalk(session, seed);

    // When everything is done to it that can be done.
    for (int i = 1; i <= edits; i++) {
      walk.step();
      if (i % checkEvery == 0) {
        walk.checkPromises();
        walk.checkFile();
      }
    }
    redoAll(session);
    Document last = session.state().document();
    assertThat(last).isNotEqualTo(first);

    // Then undoing all of it gives the first document, and doing it again the last.
    int steps = 0;
    while (session.state().undo() != null) {
      session.undo();
      steps++;
    }
    assertThat(session.state().document()).isEqualTo(first);
    assertThat(steps).isGreaterThan(edits / 50);
    redoAll(session);
    assertThat(session.state().document()).isEqualTo(last);
  }

  private static void redoAll(Session session) {
    while (session.state().redo() != null) {
      session.redo();
    }
  }
}
