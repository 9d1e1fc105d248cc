/**
 * The command line. {@link org.layerloom.app.cli.Program} reads it; every command is one class
 * named after it and answers with an exit code: 0 done, 1 failed while running, 2 bad input.
 *
 * <p>Results go to standard output, everything about them to standard error. Sentences are in the
 * bundle {@code Sentences}, descriptions of commands and options in {@code Help}, each in English
 * and Chinese.
 */
package org.layerloom.app.cli;
