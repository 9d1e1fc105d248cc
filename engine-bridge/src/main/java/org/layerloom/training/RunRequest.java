package org.layerloom.training;

import java.nio.file.Path;
import org.layerloom.project.Document;

/**
 * What to train. Everything that the result depends on is in the document (its dataset and train
 * nodes) or here.
 *
 * @param runs the folder in which the run's own folder is made
 * @param device {@code cpu}, or {@code gpu:0} and so on
 * @param threads for the CPU; 0 for the engine's own choice
 */
public record RunRequest(Document document, Path runs, String device, int threads) {}
