package org.layerloom.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds samples that are the same: those of which every byte of their features is. Takes about
 * sixteen bytes a sample beside the samples themselves.
 */
public final class SameSamples {

  private static final int MOST_PAIRS = 50;

  private final Samples samples;
  private final long[] places;
  private final long[] hashes;

  /** Open addressing: one more than a number of {@code places}; 0 where nothing is. */
  private final int[] table;

  private final List<Pair> pairs = new ArrayList<>();
  private int repeated;

  /**
   * A sample, and one that was there before it.
   *
   * @param place of the later one, in its own part
   * @param first of the earlier one, in the samples that are looked through
   */
  public record Pair(int place, int first) {}

  /**
   * Looks through some samples.
   *
   * @param places which of them, from 0 on
   */
  public SameSamples(Samples samples, long[] places) {
    this.samples = samples;
    this.places = places.clone();
    this.hashes = new long[places.length];
    this.table = new int[Integer.highestOneBit(Math.max(1, places.length)) * 4];
    for (int i = 0; i < places.length; i++) {
      add(i);
    }
  }

  /** How many of them are the same as one before. */
  public int repeated() {
    return repeated;
  }

  /** The first of those that are the same as one before. */
  public List<Pair> pairs() {
    return List.copyOf(pairs);
  }

  /** The place of one that is the same as this sample; -1 where there is none. */
  public int find(Samples other, long place) {
    ByteBuffer sample = sample(other, place);
    int slot = slot(sample, hash(sample));
    return table[slot] == 0 ? -1 : Math.toIntExact(places[table[slot] - 1]);
  }

  private void add(int number) {
    ByteBuffer sample = sample(samples, places[number]);
    hashes[number] = hash(sample);
    int slot = slot(sample, hashes[number]);
    if (table[slot] == 0) {
      table[slot] = number + 1;
      return;
    }
    repeated++;
    if (pairs.size() < MOST_PAIRS) {
      pairs.add(
          new Pair(Math.toIntExact(places[number]), Math.toIntExact(places[table[slot] - 1])));
    }
  }

  /** Where the same sample is, or else where it would be put. */
  private int slot(ByteBuffer sample, long hash) {
    int mask = table.length - 1;
    int slot = (int) (hash ^ hash >>> 32) & mask;
    while (table[slot] != 0) {
      int known = table[slot] - 1;
      if (hashes[known] == hash && sample.equals(sample(samples, places[known]))) {
        return slot;
      }
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private static ByteBuffer sample(Samples samples, long place) {
    ByteBuffer all = samples.features();
    int each = all.remaining() / samples.count();
    return all.slice(all.position() + Math.toIntExact(place) * each, each);
  }

  /** FNV-1a over eight bytes at a time: samples that differ rarely have the same. */
  private static long hash(ByteBuffer bytes) {
    long hash = 0xcbf29ce484222325L;
    int at = 0;
    for (; at + Long.BYTES <= bytes.limit(); at += Long.BYTES) {
      hash = (hash ^ bytes.getLong(at)) * 0x100000001b3L;
      hash ^= hash >>> 32;
    }
    for (; at < bytes.limit(); at++) {
      hash = (hash ^ bytes.get(at)) * 0x100000001b3L;
    }
    return hash;
  }
}
