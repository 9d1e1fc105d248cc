package org.layerloom.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes WAV files for tests, also those that nobody should write. */
final class Waves {

  private Waves() {}

  /** A tone from -1 to 1, a frame a number. */
  static double[] tone(double hertz, int rate, int frames) {
    double[] tone = new double[frames];
    for (int i = 0; i < frames; i++) {
      tone[i] = 0.5 * Math.sin(2 * Math.PI * hertz * i / rate);
    }
    return tone;
  }

  /** A file of whole numbers of 16 bits. */
  static Path write(Path file, int rate, double[] sound) throws IOException {
    return write(file, bytes(1, 1, rate, 16, false, sound));
  }

  static Path write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  /**
   * A file's bytes; every channel holds the sound, each half as loud as the one before.
   *
   * @param coding 1 for whole numbers, 3 for floats
   * @param extensible whether the format is said in the long form
   */
  static byte[] bytes(
      int coding, int channels, int rate, int bits, boolean extensible, double[] sound) {
    int size = sound.length * channels * bits / 8;
    int format = extensible ? 40 : 16;
    ByteBuffer out =
        ByteBuffer.allocate(12 + 8 + 6 + 8 + format + 8 + size).order(ByteOrder.LITTLE_ENDIAN);
    word(out, "RIFF").putInt(out.capacity() - 8);
    word(out, "WAVE");
    // a part that nobody asks for, of an odd length
    word(out, "LIST").putInt(5).put(new byte[6]);
    word(out, "fmt ").putInt(format);
    out.putShort((short) (extensible ? 0xfffe : coding)).putShort((short) channels);
    out.putInt(rate).putInt(rate * channels * bits / 8);
    out.putShort((short) (channels * bits / 8)).putShort((short) bits);
    if (extensible) {
      out.putShort((short) 22).putShort((short) bits).putInt(0).putShort((short) coding);
      out.put(new byte[14]);
    }
    word(out, "data").putInt(size);
    for (double each : sound) {
      double loud = each;
      for (int channel = 0; channel < channels; channel++) {
        put(out, coding, bits, loud);
        loud /= 2;
      }
    }
    return out.array();
  }

  private static void put(ByteBuffer out, int coding, int bits, double value) {
    switch (coding * 100 + bits) {
      case 108 -> out.put((byte) Math.round(128 + 127 * value));
      case 116 -> out.putShort((short) Math.round(32767 * value));
      case 124 -> {
        int number = (int) Math.round(8388607 * value);
        out.put((byte) number).put((byte) (number >> 8)).put((byte) (number >> 16));
      }
      case 132 -> out.putInt((int) Math.round(2147483647 * value));
      case 332 -> out.putFloat((float) value);
      case 364 -> out.putDouble(value);
      default -> throw new IllegalArgumentException(coding + " " + bits);
    }
  }

  private static ByteBuffer word(ByteBuffer out, String word) {
    return out.put(word.getBytes(StandardCharsets.US_ASCII));
  }
}
