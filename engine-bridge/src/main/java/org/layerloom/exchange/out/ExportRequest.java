package org.layerloom.exchange.out;

import java.nio.file.Path;

/**
 * What to take out.
 *
 * @param run the run's folder
 * @param out the file or folder to write
 */
public record ExportRequest(Path run, Format format, Path out, ExportOptions options) {}
