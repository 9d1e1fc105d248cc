package org.layerloom.network;

/**
 * How a dataset node parts its training samples for cross-validation: into so many folds of equal
 * size, of which one validates and the others train.
 */
public final class Folds {

  /** The parameter for how many folds there are; below 2 a share of the samples validates. */
  public static final String COUNT = "folds";

  /** The parameter for which of them validates, from 1 on. */
  public static final String FOLD = "fold";

  public static final int MOST = 100;

  private Folds() {}
}
