package org.layerloom.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;

/**
 * A {@linkplain ClassFolder folder with a sub-folder} of sounds a class: WAV files, as {@link
 * WaveFile} reads them. A sample is {@code 1 x frames}, from -1 to 1; channels are mixed.
 *
 * <p>All sounds last {@code ?seconds=0.5} (1 where nothing is said): longer ones are cut, shorter
 * ones end in silence. All have the rate of the first, or are brought to {@code &rate=8000}. {@code
 * &bad=skip} leaves out what cannot be read.
 */
final class SoundFolder implements LocalData.Format {

  private static final int LARGEST_RATE = 384_000;
  private static final double MOST_SECONDS = 600;

  @Override
  public LocalData.@Nullable Dataset open(Path path, Options options)
      throws IOException, DataException {
    ClassFolder folder = ClassFolder.find(path, List.of(".wav", ".wave"));
    if (folder == null) {
      return null;
    }
    options.allow(List.of("seconds", "rate", "bad", "test"));
    ClassFolder.Parts parts = folder.parts(options, "data.sounds.one", "data.sounds.empty");
    SoundFormat format = format(parts, options);
    DatasetInfo info =
        new DatasetInfo(
            options.name(),
            options.path(),
            new Site.DatasetShape(
                Signal.Tensor.real(format.shape()),
                new Signal.Labels(parts.names().size(), Shape.of()),
                parts.train().size(),
                parts.test().size()),
            parts.names(),
            "",
            "",
            format.rate());
    return new Dataset(info, format, parts);
  }

  private static SoundFormat format(ClassFolder.Parts parts, Options options) throws DataException {
    double seconds = options.real("seconds", 1, MOST_SECONDS);
    boolean skips = options.skipsBad();
    int rate =
        options.text("rate") == null
            ? firstRate(parts, skips)
            : options.whole("rate", 1, LARGEST_RATE);
    return new SoundFormat(rate, Math.max(1, (int) Math.round(seconds * rate)), skips);
  }

  /** That of the first which can be read. */
  private static int firstRate(ClassFolder.Parts parts, boolean skips) throws DataException {
    List<ClassFolder.Member> members = parts.train().isEmpty() ? parts.test() : parts.train();
    for (ClassFolder.Member member : members) {
      try {
        return WaveFile.rate(member.file());
      } catch (DataException e) {
        if (!skips) {
          throw e;
        }
      }
    }
    throw DataException.of("data.sounds.none", members.getFirst().file().toString());
  }

  private record Dataset(DatasetInfo info, SoundFormat format, ClassFolder.Parts parts)
      implements LocalData.Dataset {

    @Override
    public Samples read(DatasetSource.Part part) throws DataException {
      List<ClassFolder.Member> sounds =
          part == DatasetSource.Part.TRAIN ? parts.train() : parts.test();
      if (sounds.isEmpty()) {
        throw DataException.of("data.test.none", info.id());
      }
      return SoundReader.read(sounds, format, info.classNames().size());
    }
  }
}
