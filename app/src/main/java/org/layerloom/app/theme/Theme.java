package org.layerloom.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.SetChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.layerloom.app.settings.Look;
import org.layerloom.app.settings.TextSize;

/**
 * The window's look: AtlantaFX's Primer sheets below, our tokens above. There is one in the
 * program, for JavaFX has one user-agent sheet.
 */
public final class Theme {

  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
  private static final PseudoClass CONTRAST = PseudoClass.getPseudoClass("contrast");
  private static final PseudoClass LARGE = PseudoClass.getPseudoClass("large");
  private static final PseudoClass LARGEST = PseudoClass.getPseudoClass("largest");

  private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper contrast = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<TextSize> textSize = new SimpleObjectProperty<>(TextSize.NORMAL);
  private final InvalidationListener followsSystem = observable -> refresh();
  private Look look = Look.LIGHT;

  /** Loads the fonts and puts the light look on. */
  public Theme() {
    new Fonts().load();
    // Weakly: the system outlives every window, and would keep each with all that is in it.
    Platform.getPreferences()
        .colorSchemeProperty()
        .addListener(new WeakInvalidationListener(followsSystem));
    dark.subscribe(this::putOn);
  }

  public void wear(Look next) {
    look = next;
    refresh();
  }

  /** How large the window's words are. */
  public ObjectProperty<TextSize> textSizeProperty() {
    return textSize;
  }

  public Look look() {
    return look;
  }

  public boolean isDark() {
    return dark.get();
  }

  /** Whether the dark look is on, by choice or by the system's. */
  public ReadOnlyBooleanProperty darkProperty() {
    return dark.getReadOnlyProperty();
  }

  /** Dresses the root of a scene, for as long as it lives. */
  public void dress(Parent root) {
    root.getStyleClass().add("layerloom");
    root.getStylesheets().add(sheet());
    root.pseudoClassStateChanged(DARK, dark.get());
    dark.subscribe(yes -> root.pseudoClassStateChanged(DARK, yes));
    contrast.subscribe(yes -> root.pseudoClassStateChanged(CONTRAST, yes));
    textSize.subscribe(
        size -> {
          root.pseudoClassStateChanged(LARGE, size == TextSize.LARGE);
          root.pseudoClassStateChanged(LARGEST, size == TextSize.LARGEST);
        });
  }

  /**
   * Dresses the root of another scene, such as a dialog's, as one is that was dressed, until that
   * window closes.
   */
  public static void dressAs(Parent dressed, Parent root) {
    root.getStyleClass().add("layerloom");
    Runnable copy =
        () -> {
          for (PseudoClass state : List.of(DARK, CONTRAST, LARGE, LARGEST)) {
            root.pseudoClassStateChanged(state, dressed.getPseudoClassStates().contains(state));
          }
        };
    SetChangeListener<PseudoClass> follow = change -> copy.run();
    dressed.getPseudoClassStates().addListener(follow);
    copy.run();
    root.sceneProperty()
        .flatMap(Scene::windowProperty)
        .flatMap(Window::showingProperty)
        .subscribe(
            (before, showing) -> {
              if (Boolean.TRUE.equals(before)) {
                dressed.getPseudoClassStates().removeListener(follow);
              }
            });
  }

  /** Our own sheet. */
  public String sheet() {
    URL url = Theme.class.getResource("layerloom.css");
    if (url == null) {
      throw new IllegalStateException("layerloom.css is not in the program");
    }
    return url.toExternalForm();
  }

  private void refresh() {
    contrast.set(look == Look.CONTRAST);
    dark.set(
        switch (look) {
          case LIGHT -> false;
          case DARK, CONTRAST -> true;
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        });
  }

  private void putOn(boolean yes) {
    Application.setUserAgentStylesheet(
        yes
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
  }
}
