package org.layerloom.app.status;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.layerloom.app.files.Keeper;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.app.work.Lifetime;

/** Says whether anything could be lost. */
public final class SavedText {

  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");

  public SavedText(Session session, Keeper keeper, Words words, Lifetime lifetime) {
    Runnable show = () -> text.set(words.text(key(session, keeper.safetyProperty().get())));
    lifetime.follow(session.stateProperty(), state -> show.run());
    lifetime.follow(keeper.safetyProperty(), safety -> show.run());
  }

  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  private static String key(Session session, Keeper.Safety safety) {
    return switch (safety) {
      case SAVED -> session.state().file() == null ? "saved.none" : "saved.saved";
      case CHANGED -> "saved.changed";
      case KEPT -> "saved.kept";
      case UNKEPT -> "saved.unkept";
    };
  }
}
