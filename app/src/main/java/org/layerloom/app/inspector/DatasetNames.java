package org.layerloom.app.inspector;

import java.util.List;
import org.layerloom.data.DatasetInfo;

/** Installed datasets by name. */
public record DatasetNames(List<DatasetInfo> datasets) {

  public DatasetNames {
    datasets = List.copyOf(datasets);
  }

  List<String> ids() {
    return datasets.stream().map(DatasetInfo::id).toList();
  }

  /** What people call it; a file's path is its own name. */
  String title(String id) {
    return datasets.stream()
        .filter(info -> info.id().equals(id))
        .findFirst()
        .map(DatasetInfo::title)
        .orElse(id);
  }
}
