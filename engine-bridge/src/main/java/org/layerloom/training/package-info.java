/** Runs: what to train, what a run tells, and its folder on disk. */
package org.layerloom.training;
