package org.layerloom.exchange.keras;

import io.jhdf.Superblock;
import io.jhdf.storage.HdfBackingStorage;
import io.jhdf.storage.HdfInMemoryByteBuffer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A file's bytes for the HDF5 library, which follows addresses wherever they lead: in a circle, for
 * instance. So each thing that is looked up may read so often and so much, and all of them together
 * so often.
 */
final class BoundedStorage implements HdfBackingStorage {

  /** One group with a tree of some tens of thousands of entries needs about these. */
  private static final int READS_AT_ONCE = 2_000;

  private static final long BYTES_AT_ONCE = 8 << 20;
  private static final long READS = 5_000_000;

  private final HdfInMemoryByteBuffer bytes;
  private long reads = READS;
  private int readsNow;
  private long bytesNow;

  BoundedStorage(ByteBuffer bytes, Superblock superblock) {
    this.bytes = new HdfInMemoryByteBuffer(bytes, superblock);
  }

  /** Something else is looked up from here on. */
  void begin() {
    readsNow = READS_AT_ONCE;
    bytesNow = BYTES_AT_ONCE;
  }

  private void count(long length) {
    reads--;
    readsNow--;
    bytesNow -= Math.max(0, length);
    if (reads < 0 || readsNow < 0 || bytesNow < 0) {
      throw new IllegalArgumentException("it leads from place to place without an end");
    }
  }

  @Override
  public ByteBuffer readBufferFromAddress(long address, int length) {
    count(length);
    return bytes.readBufferFromAddress(address, length);
  }

  @Override
  public ByteBuffer map(long address, long length) {
    count(length);
    return bytes.map(address, length);
  }

  @Override
  public ByteBuffer mapNoOffset(long address, long length) {
    count(length);
    return bytes.mapNoOffset(address, length);
  }

  @Override
  public long getUserBlockSize() {
    return bytes.getUserBlockSize();
  }

  @Override
  public Superblock getSuperblock() {
    return bytes.getSuperblock();
  }

  @Override
  public FileChannel getFileChannel() {
    return bytes.getFileChannel();
  }

  @Override
  public int getSizeOfOffsets() {
    return bytes.getSizeOfOffsets();
  }

  @Override
  public int getSizeOfLengths() {
    return bytes.getSizeOfLengths();
  }

  @Override
  public void close() {
    bytes.close();
  }

  @Override
  public long size() {
    return bytes.size();
  }

  @Override
  public boolean inMemory() {
    return true;
  }
}
