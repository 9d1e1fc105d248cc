package org.layerloom.lesson;

/** What a learner answered to a question. */
public sealed interface Answer {

  /** One of several; counts from 1. */
  record Chosen(int option) implements Answer {}

  record Given(double number) implements Answer {}
}
