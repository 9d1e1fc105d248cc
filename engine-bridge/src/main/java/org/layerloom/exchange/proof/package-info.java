/**
 * Proof that what was exported does what was trained: the file is loaded by another engine and both
 * are given the same samples.
 */
package org.layerloom.exchange.proof;
