/**
 * Texts of folders that stand by themselves beside an exported network: a Java program, a service's
 * repository, a notebook. What is in them is written by {@code engine.exporting}, which has the
 * numbers.
 */
@org.jspecify.annotations.NullMarked
package org.layerloom.exchange.folders;
