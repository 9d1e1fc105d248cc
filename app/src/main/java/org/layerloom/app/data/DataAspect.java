package org.layerloom.app.data;

/** What is shown of a dataset. */
enum DataAspect {
  /** Each sample as the network gets it. */
  SAMPLES,
  /** The rows of a table's file as they stand. */
  FILE,
  /** How many samples are of each class. */
  CLASSES,
  /** How the numbers are spread. */
  VALUES,
  /** Samples that are there more than once. */
  DOUBLES
}
