package org.layerloom.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Message;
import org.layerloom.network.Site;

/**
 * Every dataset that a flowchart can name: those of the installed {@link DatasetSource}s by id, and
 * local files and folders by path. The window asks it for shapes, the engine process for samples;
 * both make their own.
 *
 * <p>Safe for use by several threads.
 */
public final class Datasets implements Site.DatasetShapes {

  private final Map<String, DatasetSource> sources = new LinkedHashMap<>();
  private final Map<String, DatasetInfo> infos = new LinkedHashMap<>();
  private final LocalData local;

  /**
   * @param folder what relative paths start from: the project's own folder
   */
  public Datasets(List<DatasetSource> sources, Path folder) {
    for (DatasetSource source : sources) {
      for (DatasetInfo info : source.datasets()) {
        if (infos.putIfAbsent(info.id(), info) == null) {
          this.sources.put(info.id(), source);
        }
      }
    }
    this.local = new LocalData(folder);
  }

  /** With the sources that this program has, and paths from the working folder. */
  public static Datasets installed() {
    return installed(Path.of(""));
  }

  /** With the sources that this program has, and paths from the given folder. */
  public static Datasets installed(Path folder) {
    List<DatasetSource> sources = new ArrayList<>();
    ServiceLoader.load(DatasetSource.class, Datasets.class.getClassLoader()).forEach(sources::add);
    sources.sort(Comparator.comparing(DatasetSource::bundled).reversed());
    return new Datasets(sources, folder);
  }

  /** What the sources have, in their order. */
  public List<DatasetInfo> all() {
    return List.copyOf(infos.values());
  }

  /**
   * What is known of a dataset. Of local files it reads the first bytes, and remembers what they
   * said until the file changes.
   *
   * @throws DataException where there is none of that name, or its files are not what they should
   *     be
   */
  public DatasetInfo info(String dataset) throws DataException {
    DatasetInfo info = infos.get(dataset);
    if (info != null) {
      return info;
    }
    Site.DatasetShape open = OpenData.find(dataset);
    if (open != null) {
      return new DatasetInfo(dataset, dataset, open, List.of(), "", "");
    }
    LocalData.Dataset found = local.find(dataset);
    if (found == null) {
      throw unknown(dataset);
    }
    return found.info();
  }

  @Override
  public Site.@Nullable DatasetShape find(String dataset) {
    try {
      return info(dataset).shape();
    } catch (DataException e) {
      return null; // the one who asks says that there is none; problem() has the reason
    }
  }

  /** Why a dataset cannot be used as far as is known without reading it; null where it can. */
  public @Nullable Message problem(String dataset) {
    try {
      info(dataset);
      return null;
    } catch (DataException e) {
      return e.reason();
    }
  }

  /**
   * Reads one part. Blocks.
   *
   * @throws DataException with a sentence for the user
   */
  public Samples read(String dataset, DatasetSource.Part part) throws DataException {
    DatasetSource source = sources.get(dataset);
    if (source != null) {
      return source.read(dataset, part);
    }
    if (OpenData.is(dataset)) {
      throw DataException.of("data.open", dataset);
    }
    LocalData.Dataset found = local.find(dataset);
    if (found == null) {
      throw unknown(dataset);
    }
    try {
      return found.read(part);
    } catch (IOException e) {
      throw DataException.unreadable(dataset, e);
    }
  }

  /**
   * What each index of the features stands for; none where they are no indices. Blocks.
   *
   * @throws DataException as {@link #read} does
   */
  public List<String> tokens(String dataset) throws DataException {
    DatasetSource source = sources.get(dataset);
    if (source != null) {
      return source.tokens(dataset);
    }
    LocalData.Dataset found = OpenData.is(dataset) ? null : local.find(dataset);
    return found == null ? List.of() : found.tokens();
  }

  /**
   * Whether the samples of a dataset follow each other in time, as its name says: windows of a
   * table, or one whose last rows test.
   */
  public static boolean followInTime(String dataset) {
    try {
      Options options = Options.of(dataset);
      return options.text("window") != null || "last".equals(options.text("split"));
    } catch (DataException e) {
      return false; // said where it is read
    }
  }

  /** The file of a dataset that is a table; null where it is something else, or is not there. */
  public @Nullable Path table(String dataset) throws DataException {
    return sources.containsKey(dataset) || OpenData.is(dataset) ? null : local.table(dataset);
  }

  /**
   * What comes with a source for networks to begin with; null where there is nothing of that name.
   */
  public @Nullable InputStream weights(String name) {
    for (DatasetSource source : new LinkedHashSet<>(sources.values())) {
      InputStream found = source.weights(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private DataException unknown(String dataset) {
    return new DataException(
        Message.of("data.unknown", dataset, String.join(", ", infos.keySet())));
  }
}
