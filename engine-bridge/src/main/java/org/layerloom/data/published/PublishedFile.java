package org.layerloom.data.published;

import java.net.URI;

/**
 * One file as its publisher serves it.
 *
 * @param name what it is called on this machine
 * @param bytes how long it is
 * @param sha256 of its bytes, in hexadecimal
 */
public record PublishedFile(String name, URI address, long bytes, String sha256) {

  /** Whether it holds others that are taken out once it is here. */
  boolean archive() {
    return name.endsWith(".tar.gz");
  }
}
