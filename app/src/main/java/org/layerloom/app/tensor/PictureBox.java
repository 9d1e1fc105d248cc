package org.layerloom.app.tensor;

import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A small picture drawn large, pixels left square, with heat laid over it where there is some. */
public final class PictureBox extends StackPane {

  private final ImageView picture = new ImageView();
  private final ImageView heat = new ImageView();

  private final double edge;

  /**
   * @param edge the longer one, in pixels of the screen
   */
  public PictureBox(double edge) {
    this.edge = edge;
    getStyleClass().add("picture-box");
    for (ImageView view : new ImageView[] {picture, heat}) {
      view.setSmooth(false);
      view.setPreserveRatio(true);
      view.setFitWidth(edge);
      view.setFitHeight(edge);
    }
    heat.setSmooth(true);
    heat.setMouseTransparent(true);
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    getChildren().addAll(picture, heat);
  }

  public void show(@Nullable Image image) {
    picture.setImage(image == null ? null : Pictures.enlarged(image, edge));
    heat.setImage(null);
  }

  /** Lays heat over the picture; null takes it away. */
  public void heat(@Nullable Image image) {
    heat.setImage(image);
  }

  public @Nullable Image heat() {
    return heat.getImage();
  }
}
