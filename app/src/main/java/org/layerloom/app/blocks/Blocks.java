package org.layerloom.app.blocks;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.blocks.Piece.Drawing;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Family;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;

/** The blocks that come with the program. */
public final class Blocks {

  private static final long CHANNELS = 64;
  private static final long WIDTH = 64;

  private final Catalogue catalogue;
  private final List<Block> all;

  public Blocks(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.all =
        List.of(
            new Block("convBnRelu", Family.CONVOLUTION, "fth-layers", this::convBnRelu),
            new Block("convPool", Family.CONVOLUTION, "fth-layers", this::convPool),
            new Block("residual", Family.CONVOLUTION, "fth-git-merge", this::residual),
            new Block("separable", Family.CONVOLUTION, "fth-layers", this::separable),
            new Block("denseDropout", Family.DENSE, "fth-layers", this::denseDropout),
            new Block("classifier", Family.DENSE, "fth-layers", this::classifier),
            new Block("encoder", Family.ATTENTION, "fth-layers", this::encoder),
            new Block("training", Family.RUN, "fth-layers", this::training));
  }

  public List<Block> all() {
    return all;
  }

  /** The block that a template stands for. */
  public Optional<Block> find(String template) {
    return all.stream().filter(block -> block.template().equals(template)).findFirst();
  }

  private Piece convBnRelu(@Nullable Shape in) {
    Drawing d = new Drawing(catalogue);
    NodeId conv = conv(d, "conv1", CHANNELS);
    NodeId norm = d.after(conv, "norm1", "batchNorm");
    NodeId relu = d.after(norm, "relu1", "relu");
    return d.piece(List.of(conv), relu);
  }

  private Piece convPool(@Nullable Shape in) {
    Drawing d = new Drawing(catalogue);
    NodeId conv = d.alone("conv1", "conv2d", "filters", 32, "activation", "relu");
    NodeId pool = d.after(conv, "pool1", "maxpool2d");
    return d.piece(List.of(conv), pool);
  }

  /** He et al. 2016: two convolutions learn what to add to what flows past them. */
  private Piece residual(@Nullable Shape in) {
    long channels = in != null && in.rank() == 3 ? in.extent(0) : CHANNELS;
    Drawing d = new Drawing(catalogue);
    NodeId conv1 = conv(d, "conv1", channels);
    NodeId norm1 = d.after(conv1, "norm1", "batchNorm");
    NodeId relu1 = d.after(norm1, "relu1", "relu");
    NodeId conv2 = conv(d, "conv2", channels);
    d.join(relu1, conv2);
    NodeId norm2 = d.after(conv2, "norm2", "batchNorm");
    NodeId add = d.after(norm2, "add1", "add");
    NodeId relu2 = d.after(add, "relu2", "relu");
    return d.piece(List.of(conv1, add), relu2);
  }

  private Piece separable(@Nullable Shape in) {
    Drawing d = new Drawing(catalogue);
    NodeId conv =
        d.alone("conv1", "separableConv2d", "filters", CHANNELS, "padding", "same", "bias", false);
    NodeId norm = d.after(conv, "norm1", "batchNorm");
    NodeId relu = d.after(norm, "relu1", "relu");
    return d.piece(List.of(conv), relu);
  }

  private Piece denseDropout(@Nullable Shape in) {
    Drawing d = new Drawing(catalogue);
    NodeId dense = d.alone("dense1", "dense", "units", 128, "activation", "relu");
    NodeId dropout = d.after(dense, "dropout1", "dropout", "rate", 0.5);
    return d.piece(List.of(dense), dropout);
  }

  private Piece classifier(@Nullable Shape in) {
    Drawing d = new Drawing(catalogue);
    NodeId flatten = d.alone("flatten1", "flatten");
    NodeId hidden = d.after(flatten, "dense1", "dense", "units", 128, "activation", "relu");
    NodeId dropout = d.after(hidden, "dropout1", "dropout", "rate", 0.5);
    NodeId classes = d.after(dropout, "dense2", "dense", "units", 10);
    return d.piece(List.of(flatten), classes);
  }

  /** Vaswani et al. 2017, with the normalisation before each part (Xiong et al. 2020). */
  private Piece encoder(@Nullable Shape in) {
    long width = in != null && in.rank() == 2 ? in.extent(1) : WIDTH;
    Drawing d = new Drawing(catalogue);
    NodeId norm1 = d.alone("norm1", "layerNorm");
    NodeId attention = d.after(norm1, "attention1", "multiHeadAttention", "heads", heads(width));
    NodeId add1 = d.after(attention, "add1", "add");
    NodeId norm2 = d.after(add1, "norm2", "layerNorm");
    NodeId wide = d.after(norm2, "dense1", "dense", "units", 4 * width, "activation", "relu");
    NodeId back = d.after(wide, "dense2", "dense", "units", width);
    NodeId add2 = d.after(back, "add2", "add");
    d.join(add1, add2);
    return d.piece(List.of(norm1, add1), add2);
  }

  /** As many heads as divide the width, at most four. */
  private static long heads(long width) {
    return width % 4 == 0 ? 4 : width % 2 == 0 ? 2 : 1;
  }

  private Piece training(@Nullable Shape in) {
    Drawing d = new Drawing(catalogue);
    NodeId loss = d.alone("loss1", "crossEntropy");
    NodeId train = d.after(loss, "train1", "train");
    d.after(train, "evaluate1", "evaluate");
    return d.end(loss);
  }

  private static NodeId conv(Drawing d, String id, long filters) {
    return d.alone(id, "conv2d", "filters", filters, "padding", "same", "bias", false);
  }
}
