package org.layerloom.data;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Reads RIFF/WAVE files of plain numbers: whole ones of 8 (from 0), 16, 24 and 32 bits, and floats
 * of 32 and 64. Of several channels it gives the mean.
 *
 * <p>Nothing that a header says is believed before the file was found to hold it, and no more is
 * read than is wanted: an hour costs no more than its first second.
 *
 * <p>Source: Microsoft and IBM, "Multimedia Programming Interface and Data Specifications 1.0",
 * 1991, with the extensible format of 2001.
 */
final class WaveFile {

  private static final int WHOLE = 1;
  private static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xfffe;
  private static final int MOST_CHANNELS = 64;
  private static final int LARGEST_RATE = 1_000_000;

  /** A file of parts that say nothing is no sound. */
  private static final int MOST_CHUNKS = 1000;

  /**
   * Where the sound lies, and how it is written.
   *
   * @param block bytes of one sample of all channels
   * @param start of the sound's bytes in the file
   * @param frames samples of each channel
   */
  private record Header(
      boolean whole, int channels, int rate, int bits, int block, long start, long frames) {}

  private WaveFile() {}

  /** Samples a second. */
  static int rate(Path file) throws DataException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      return header(file.toString(), channel).rate();
    } catch (IOException e) {
      throw failed(file.toString(), e);
    }
  }

  /** A file's sound at a rate, as long as it is wanted. */
  static float[] read(Path file, SoundFormat format) throws DataException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      return read(file.toString(), channel, format);
    } catch (IOException e) {
      throw failed(file.toString(), e);
    }
  }

  /** The same of bytes in memory, which refusals name as they are called. */
  static float[] read(String name, byte[] bytes, SoundFormat format) throws DataException {
    try (SeekableByteChannel channel = new SeekableInMemoryByteChannel(bytes)) {
      return read(name, channel, format);
    } catch (IOException e) {
      throw failed(name, e);
    }
  }

  private static float[] read(String file, SeekableByteChannel channel, SoundFormat format)
      throws IOException, DataException {
    Header header = header(file, channel);
    Resampling resampling = new Resampling(header.rate(), format.rate());
    long needed = Math.min(header.frames(), resampling.needed(format.frames()));
    if (needed * Float.BYTES > Integer.MAX_VALUE - 16L) {
      throw DataException.of("data.sounds.huge", file, 2047);
    }
    float[] sound = mixed(file, channel, header, (int) needed);
    return resampling.of(sound, format.frames());
  }

  private static DataException failed(String file, IOException e) {
    if (e instanceof EOFException) {
      return DataException.of("data.sound.cut", file);
    }
    return DataException.unreadable(file, e);
  }

  private static Header header(String file, SeekableByteChannel channel)
      throws IOException, DataException {
    if (channel.size() < 12) {
      throw DataException.of("data.sound.format", file);
    }
    ByteBuffer riff = bytes(channel, 0, 12);
    if (!word(riff, 0).equals("RIFF") || !word(riff, 8).equals("WAVE")) {
      throw DataException.of("data.sound.format", file);
    }
    ByteBuffer format = null;
    long at = 12;
    for (int i = 0; i < MOST_CHUNKS && at + 8 <= channel.size(); i++) {
      ByteBuffer chunk = bytes(channel, at, 8);
      long size = Integer.toUnsignedLong(chunk.getInt(4));
      String name = word(chunk, 0);
      if (at + 8 + size > channel.size()) {
        throw DataException.of("data.sound.cut", file);
      }
      if (name.equals("fmt ") && size >= 16) {
        format = bytes(channel, at + 8, (int) Math.min(size, 40));
      } else if (name.equals("data") && format != null) {
        return header(file, format, at + 8, size);
      }
      at += 8 + size + size % 2; // parts begin at even places
    }
    throw DataException.of("data.sound.damaged", file);
  }

  private static Header header(String file, ByteBuffer format, long start, long size)
      throws DataException {
    int coding = Short.toUnsignedInt(format.getShort(0));
    int channels = Short.toUnsignedInt(format.getShort(2));
    int rate = format.getInt(4);
    int block = Short.toUnsignedInt(format.getShort(12));
    int bits = Short.toUnsignedInt(format.getShort(14));
    if (coding == EXTENSIBLE && format.limit() >= 26) {
      coding = Short.toUnsignedInt(format.getShort(24));
    }
    boolean known =
        switch (coding) {
          case WHOLE -> bits == 8 || bits == 16 || bits == 24 || bits == 32;
          case FLOAT -> bits == 32 || bits == 64;
          default -> false;
        };
    if (!known) {
      throw DataException.of("data.sound.coding", file, coding, bits);
    }
    if (channels < 1
        || channels > MOST_CHANNELS
        || rate < 1
        || rate > LARGEST_RATE
        || block != channels * (bits / 8)
        || size % block != 0) {
      throw DataException.of("data.sound.damaged", file);
    }
    if (size == 0) {
      throw DataException.of("data.sound.empty", file);
    }
    return new Header(coding == WHOLE, channels, rate, bits, block, start, size / block);
  }

  private static float[] mixed(String file, SeekableByteChannel channel, Header header, int frames)
      throws IOException, DataException {
    float[] sound = new float[frames];
    int most = Math.max(1, (1 << 16) / header.block());
    for (int done = 0; done < frames; ) {
      int some = Math.min(most, frames - done);
      long place = header.start() + (long) done * header.block();
      ByteBuffer bytes = bytes(channel, place, some * header.block());
      for (int i = 0; i < some; i++) {
        double sum = 0;
        for (int one = 0; one < header.channels(); one++) {
          sum += number(bytes, header);
        }
        float value = (float) (sum / header.channels());
        if (!Float.isFinite(value)) {
          throw DataException.of("data.sound.nan", file, done + i + 1);
        }
        sound[done + i] = value;
      }
      done += some;
    }
    return sound;
  }

  /** The next number, from -1 to 1. */
  private static double number(ByteBuffer bytes, Header header) {
    return switch (header.bits()) {
      case 8 -> ((bytes.get() & 0xff) - 128) / 128.0;
      case 16 -> bytes.getShort() / 32768.0;
      case 24 -> {
        int low = bytes.getShort() & 0xffff;
        yield (bytes.get() << 16 | low) / 8388608.0;
      }
      case 32 -> header.whole() ? bytes.getInt() / 2147483648.0 : bytes.getFloat();
      default -> bytes.getDouble();
    };
  }

  private static ByteBuffer bytes(SeekableByteChannel channel, long at, int count)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(at);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new EOFException();
      }
    }
    return bytes.flip();
  }

  private static String word(ByteBuffer bytes, int at) {
    byte[] letters = new byte[4];
    bytes.get(at, letters);
    return new String(letters, StandardCharsets.US_ASCII);
  }
}
