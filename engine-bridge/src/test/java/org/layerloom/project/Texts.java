package org.layerloom.project;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;

/** Project files for tests, as text. */
final class Texts {

  /** A sound little project; tests damage one line of it. */
  static final String SOUND =
      """
      {
        "format": 1,
        "generator": "Layerloom",
        "name": "points",
        "nodes": [
          {"id": "data", "kind": "dataset", "at": [0, 0], "settings": {"source": "points100"}},
          {"id": "dense", "kind": "dense", "at": [208, 0], "settings": {"units": 1}},
          {"id": "loss", "kind": "mse", "at": [416, 0]},
          {"id": "train", "kind": "train", "at": [624, 0], "settings": {"epochs": 3}}
        ],
        "links": [
          {"from": "data.features", "to": "dense.in"},
          {"from": "dense.out", "to": "loss.in"},
          {"from": "data.labels", "to": "loss.labels"},
          {"from": "loss.loss", "to": "train.loss"}
        ]
      }
      """;

  private Texts() {}

  static Opening read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  static Opening read(byte[] bytes) {
    return ProjectFile.parse(bytes, "points.loom", Catalogue.standard());
  }

  static Document document() {
    return ((Opening.Opened) read(SOUND)).document();
  }

  /** Problems of a file that must be refused. */
  static List<Message> problems(Opening opening) {
    if (opening instanceof Opening.Refused(List<Message> problems)) {
      return problems;
    }
    throw new AssertionError("not refused: " + opening);
  }
}
