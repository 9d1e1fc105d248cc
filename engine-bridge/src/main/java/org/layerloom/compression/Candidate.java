package org.layerloom.compression;

/**
 * One form of a trained network, measured on this machine.
 *
 * @param share of it that is left out; 0 where the form leaves nothing out
 * @param numbers how many of its weights are not 0
 * @param bytes of its ONNX file
 * @param packed the same file's size as a zip
 * @param micros for one sample by itself in ONNX Runtime, in millionths of a second
 * @param score the share of right answers for samples that it was not trained with; NaN where the
 *     network does not choose among classes
 * @param difference between its answers and the trained network's, as a share of the largest number
 */
public record Candidate(
    Form form,
    double share,
    long numbers,
    long bytes,
    long packed,
    double micros,
    double score,
    double difference) {}
