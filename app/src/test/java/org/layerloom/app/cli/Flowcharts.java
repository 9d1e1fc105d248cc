package org.layerloom.app.cli;

/** Small projects as their files' text, each with one thing wrong. */
final class Flowcharts {

  static final String SOUND =
      """
      {
        "format": 1,
        "name": "points",
        "nodes": [
          {"id": "data", "kind": "dataset", "at": [0, 0], "settings": {"source": "points100"}},
          {"id": "hidden", "kind": "dense", "at": [200, 0], "settings": {"units": 10}},
          {"id": "output", "kind": "dense", "at": [400, 0], "settings": {"units": 1}},
          {"id": "loss", "kind": "mse", "at": [600, 0]},
          {"id": "train", "kind": "train", "at": [800, 0], "settings": {"epochs": 2}}
        ],
        "links": [
          {"from": "data.features", "to": "hidden.in"},
          {"from": "hidden.out", "to": "output.in"},
          {"from": "output.out", "to": "loss.in"},
          {"from": "data.labels", "to": "loss.labels"},
          {"from": "loss.loss", "to": "train.loss"}
        ]
      }
      """;

  /** A picture of 1 x 28 x 28 goes through one node before the dense output. */
  static final String PICTURES =
      """
      {
        "format": 1,
        "name": "digits",
        "nodes": [
          {"id": "data", "kind": "dataset", "at": [0, 0], "settings": {"source": "mnist"}},
          %s,
          {"id": "output", "kind": "dense", "at": [400, 0], "settings": {"units": 10}},
          {"id": "loss", "kind": "crossEntropy", "at": [600, 0]},
          {"id": "train", "kind": "train", "at": [800, 0]}
        ],
        "links": [
          {"from": "data.features", "to": "middle.in"},
          {"from": "middle.out", "to": "output.in"},
          {"from": "output.out", "to": "loss.in"},
          {"from": "data.labels", "to": "loss.labels"},
          {"from": "loss.loss", "to": "train.loss"}
        ]
      }
      """;

  private Flowcharts() {}

  /** The sound one with a passage replaced, which must be there. */
  static String with(String passage, String other) {
    if (!SOUND.contains(passage)) {
      throw new IllegalArgumentException("no such passage: " + passage);
    }
    return SOUND.replace(passage, other);
  }

  static String pictures(String middle) {
    return PICTURES.formatted(middle);
  }
}
