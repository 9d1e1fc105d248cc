package org.layerloom.editor.export;

/** Names of fonts as other programs know them. */
final class FontNames {
  private FontNames() {}

  /** Variable fonts report their thinnest weight as part of the family; elsewhere it is not. */
  static String plain(String family) {
    return family.endsWith(" Thin") ? family.substring(0, family.length() - 5) : family;
  }
}
