package org.layerloom.compression;

/**
 * What a unit's leaving takes from a tensor.
 *
 * @param tensor its full name: {@code conv1.weight}
 * @param axis along which units lie
 * @param block how many numbers of the axis belong to one unit: a flattened picture has many
 */
record Cut(String tensor, int axis, long block) {}
