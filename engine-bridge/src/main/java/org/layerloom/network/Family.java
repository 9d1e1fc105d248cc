package org.layerloom.network;

/** The groups of the palette, each with a colour and an icon of its own. */
public enum Family {
  DATA,
  PREPARATION,
  CONVOLUTION,
  DENSE,
  SEQUENCE,
  ATTENTION,
  ACTIVATION,
  COMBINE,
  SHAPE,
  REGULARISATION,
  LOSS,
  RUN,
  RESULT,
  BLOCK
}
