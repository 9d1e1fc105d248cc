package org.layerloom.engine.program;

/** How methods over the resident data take one batch of it. */
final class Batches {

  private Batches() {}

  /** {@code control}: the order of samples; then the first one's place and the batch's size. */
  static void open(Body body) {
    body.line("order = control[0]");
    body.line("first = torch.Int(torch.select(control[1], 0, 0))");
    body.line("batch = torch.Int(torch.select(control[1], 0, 1))");
  }

  /** The samples of a batch; the last batch of an order may be smaller. */
  static void index(Body body, String number) {
    body.line("start = torch.add(first, torch.mul(%s, batch))".formatted(number));
    body.line("index = torch.slice(order, 0, start, torch.add(start, batch))");
  }

  static void features(NetworkText text) {
    text.features("torch.index_select(data[0], 0, index)");
  }

  static void labels(NetworkText text) {
    text.labels("torch.index_select(data[1], 0, index)");
  }
}
