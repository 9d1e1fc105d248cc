package org.layerloom.data.published;

import java.nio.file.Path;
import java.util.List;
import org.layerloom.data.DataException;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.DatasetSource;
import org.layerloom.data.Datasets;
import org.layerloom.data.Samples;

/**
 * Makes published datasets known by name. Their shapes are known before they are here; to read one
 * that is not, it must be fetched, which is never done without being asked.
 */
public final class PublishedData implements DatasetSource {

  private final DatasetCache cache;

  /** Of the datasets that this person has fetched. */
  public PublishedData() {
    this(DatasetCache.ofUser());
  }

  public PublishedData(DatasetCache cache) {
    this.cache = cache;
  }

  @Override
  public boolean bundled() {
    return false;
  }

  @Override
  public List<DatasetInfo> datasets() {
    return Published.all().stream().map(Published::info).toList();
  }

  @Override
  public Samples read(String id, Part part) throws DataException {
    Published dataset = Published.find(id).orElseThrow();
    Path folder = cache.of(dataset);
    if (!cache.holds(dataset)) {
      PublishedFile first = dataset.files().getFirst();
      throw DataException.of(
          "data.published.absent",
          dataset.info().title(),
          dataset.bytes() >> 20,
          id,
          first.address(),
          folder.toString());
    }
    Path inside = folder.resolve(dataset.holds().getFirst()).getParent();
    return new Datasets(List.of(), folder).read(String.valueOf(inside), part);
  }
}
