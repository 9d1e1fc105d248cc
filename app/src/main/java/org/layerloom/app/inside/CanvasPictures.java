package org.layerloom.app.inside;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableMap;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.tensor.Pictures;
import org.layerloom.app.work.Lifetime;
import org.layerloom.training.Inside;

/** Small live pictures under the cards: the first maps of what each node computes. */
public final class CanvasPictures {

  /** As many as a card is wide. */
  private static final int MOST = 6;

  private final ObservableMap<String, List<Image>> thumbnails;
  private final ObservableValue<Boolean> dark;

  /**
   * @param thumbnails the editor's pictures, by a node's id
   */
  public CanvasPictures(
      InsideModel model,
      ObservableMap<String, List<Image>> thumbnails,
      ObservableValue<Boolean> dark,
      Lifetime lifetime) {
    this.thumbnails = thumbnails;
    this.dark = dark;
    lifetime.follow(model.seenProperty(), this::show);
    lifetime.follow(dark, it -> show(model.seenProperty().get()));
  }

  private void show(InsideModel.@Nullable Seen seen) {
    if (seen == null) {
      thumbnails.clear();
      return;
    }
    Map<String, List<Image>> pictures = new HashMap<>();
    Inside.Seen data = seen.inside().seen().getFirst();
    Image sample = Pictures.sample(data.shape(), data.values());
    if (sample != null) {
      pictures.put(data.port().node().value(), List.of(sample));
    }
    for (Inside.Seen layer : seen.inside().seen().subList(1, seen.inside().seen().size())) {
      if (Attribution.hasMaps(layer)) {
        pictures.putIfAbsent(layer.port().node().value(), maps(layer));
      }
    }
    thumbnails.keySet().retainAll(pictures.keySet());
    thumbnails.putAll(pictures);
  }

  private List<Image> maps(Inside.Seen layer) {
    int height = (int) layer.shape().extent(1);
    int width = (int) layer.shape().extent(2);
    List<Image> maps = new ArrayList<>();
    for (int map = 0; map < Math.min(MOST, layer.shape().extent(0)); map++) {
      maps.add(Pictures.map(layer.values(), map * width * height, width, height, dark.getValue()));
    }
    return maps;
  }
}
