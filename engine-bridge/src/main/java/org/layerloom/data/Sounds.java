package org.layerloom.data;

/** Sound for datasets that bring their own files. */
public final class Sounds {

  private Sounds() {}

  /**
   * What a WAV file holds, from -1 to 1: channels mixed, at a rate, cut or followed by silence.
   *
   * @param name what a refusal calls it
   * @param file its bytes
   * @param rate samples a second that are wanted
   * @param frames how many samples are wanted
   * @throws DataException where it is damaged, or no such file
   */
  public static float[] wave(String name, byte[] file, int rate, int frames) throws DataException {
    return WaveFile.read(name, file, new SoundFormat(rate, frames, false));
  }
}
