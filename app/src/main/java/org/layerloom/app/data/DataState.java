package org.layerloom.app.data;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.TableProfile;
import org.layerloom.data.look.DataQuestion;
import org.layerloom.data.look.DataSummary;
import org.layerloom.network.Message;

/** How far the look at a dataset is. */
sealed interface DataState {

  /** There is no dataset on the flowchart, or none chosen for it. */
  record Nothing() implements DataState {}

  /** It is being read. */
  record Reading(DataQuestion question) implements DataState {}

  /**
   * It cannot be learned from.
   *
   * @param profile what stands in the file, where it is a table
   */
  record Failed(DataQuestion question, Message reason, @Nullable TableProfile profile)
      implements DataState {}

  /**
   * It was read.
   *
   * @param profile of the file, where it is a table
   * @param tokens what indices stand for
   */
  record Ready(
      DataQuestion question,
      DataSummary summary,
      @Nullable TableProfile profile,
      List<String> tokens)
      implements DataState {}
}
