package org.layerloom.data;

import java.util.List;

/** Decodes sounds, several at a time, into one buffer. */
final class SoundReader {

  private SoundReader() {}

  static Samples read(List<ClassFolder.Member> sounds, SoundFormat format, int classes)
      throws DataException {
    return new Decoding(sounds, Samples.Type.FLOAT, format.shape(), format.skipsBad())
        .read(
            classes,
            "data.sounds.huge",
            "data.sounds.none",
            (file, features, at) ->
                features
                    .slice(at, format.frames() * Float.BYTES)
                    .order(features.order())
                    .asFloatBuffer()
                    .put(WaveFile.read(file, format)));
  }
}
