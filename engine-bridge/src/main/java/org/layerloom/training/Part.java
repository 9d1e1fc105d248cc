package org.layerloom.training;

/** A part of the data, as a run divides it. */
public enum Part {
  /** What is trained with. */
  TRAIN,
  /** What is kept back of the train part. */
  VALIDATION,
  /** What the data's publisher keeps apart. */
  TEST
}
