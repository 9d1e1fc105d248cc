package org.layerloom.app.inside;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableMap;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.session.Session;
import org.layerloom.app.tensor.Pictures;
import org.layerloom.app.work.Lifetime;
import org.layerloom.network.NodeId;
import org.layerloom.training.Inside;

/** Small live pictures under the cards: the first maps of what each node computes. */
public final class CanvasPictures {

  /** As many as a card is wide. */
  private static final int MOST = 6;

  private final ObservableMap<String, List<Image>> thumbnails;
  private final ObservableValue<Boolean> dark;
  private List<NodeId> path = List.of();

  /**
   * @param session says which sub-network is shown
   * @param thumbnails the editor's pictures, by a node's id
   */
  public CanvasPictures(
      InsideModel model,
      Session session,
      ObservableMap<String, List<Image>> thumbnails,
      ObservableValue<Boolean> dark,
      Lifetime lifetime) {
    this.thumbnails = thumbnails;
    this.dark = dark;
    lifetime.follow(model.seenProperty(), this::show);
    lifetime.follow(dark, it -> show(model.seenProperty().get()));
    lifetime.follow(
        session.stateProperty(),
        state -> {
          if (!state.path().equals(path)) {
            path = state.path();
            show(model.seenProperty().get());
          }
        });
  }

  private void show(InsideModel.@Nullable Seen seen) {
    if (seen == null) {
      thumbnails.clear();
      return;
    }
    Map<String, List<Image>> pictures = new HashMap<>();
    Inside.Seen data = seen.inside().seen().getFirst();
    Image sample = Pictures.sample(data.shape(), data.values());
    String from = card(data.port().node());
    if (sample != null && from != null) {
      pictures.put(from, List.of(sample));
    }
    Map<String, Inside.Seen> layers = new HashMap<>();
    for (Inside.Seen layer : seen.inside().seen().subList(1, seen.inside().seen().size())) {
      String card = card(layer.port().node());
      // Of a sub-network the last that has maps: what leaves it.
      if (card != null && Attribution.hasMaps(layer)) {
        layers.put(card, layer);
      }
    }
    layers.forEach((card, layer) -> pictures.put(card, maps(layer)));
    thumbnails.keySet().retainAll(pictures.keySet());
    thumbnails.putAll(pictures);
  }

  /** The card of what the engine calls so, in the graph that is shown; null where it has none. */
  private @Nullable String card(NodeId unfolded) {
    String start = path.stream().map(level -> level + "/").collect(Collectors.joining());
    if (!unfolded.value().startsWith(start)) {
      return null;
    }
    String rest = unfolded.value().substring(start.length());
    int slash = rest.indexOf('/');
    return slash < 0 ? rest : rest.substring(0, slash);
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
