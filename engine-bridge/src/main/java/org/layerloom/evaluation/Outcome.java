package org.layerloom.evaluation;

/** What a network answered for samples whose truth is known. */
public sealed interface Outcome permits ClassOutcome, NumberOutcome {

  /** How many single answers there are: samples times {@link #answersPerSample}. */
  int count();

  /** 1, or more where each sample has several answers: pixels, tokens, outputs. */
  int answersPerSample();

  /** The sample that an answer belongs to. */
  default int sampleOf(int answer) {
    return answer / answersPerSample();
  }

  /** Places of all answers, the worst first; of equally bad ones the earlier first. */
  int[] worstFirst();
}
