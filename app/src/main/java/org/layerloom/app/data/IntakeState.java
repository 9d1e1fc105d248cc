package org.layerloom.app.data;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.TableProfile;
import org.layerloom.data.look.DataChoice;
import org.layerloom.data.look.DataPage;
import org.layerloom.data.look.DataSummary;
import org.layerloom.network.Message;

/** How far data of one's own is on its way into a flowchart. */
sealed interface IntakeState {

  /** It is being looked at. */
  record Reading(Path path) implements IntakeState {}

  /**
   * It can be learned from, read as chosen.
   *
   * @param rows the first ones of a table's file as they stand; null for a folder
   * @param page the first samples
   * @param tokens what indices stand for
   */
  record Ready(
      DataChoice choice,
      DataSummary summary,
      TableProfile.@Nullable Rows rows,
      DataPage page,
      List<String> tokens)
      implements IntakeState {}

  /**
   * It cannot be learned from as it is.
   *
   * @param choice how it was to be read; null where it is no data at all
   * @param rows the first ones of a table's file as they stand; null where it is none
   */
  record Refused(
      Path path, @Nullable DataChoice choice, TableProfile.@Nullable Rows rows, Message reason)
      implements IntakeState {}
}
