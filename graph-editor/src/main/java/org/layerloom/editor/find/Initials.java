package org.layerloom.editor.find;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The first letters of Chinese words as they are pronounced: {@code jj} for \u5377\u79ef, as input
 * methods let people type them. The common characters of the national standard GB 2312 stand in the
 * order of their pronunciation, so its code tells the letter; characters of its second part, which
 * are rare, stand by radical and have none here.
 */
final class Initials {

  private static final String STANDARD = "GB2312";

  /** Code of the first character of each letter; no word begins with i, u or v. */
  private static final int[] FIRST = {
    0xb0a1, 0xb0c5, 0xb2c1, 0xb4ee, 0xb6ea, 0xb7a2, 0xb8c1, 0xb9fe, 0xbbf7, 0xbfa6, 0xc0ac, 0xc2e8,
    0xc4c3, 0xc5b6, 0xc5be, 0xc6da, 0xc8bb, 0xc8f6, 0xcbfa, 0xcdda, 0xcef4, 0xd1b9, 0xd4d1
  };

  private static final String LETTERS = "abcdefghjklmnopqrstwxyz";
  private static final int END = 0xd7f9;

  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

  private Initials() {}

  /** The letters of a name's Chinese characters, its others left as they are; empty without any. */
  static String of(String name) {
    return name.codePoints().anyMatch(Character::isIdeographic)
        ? KNOWN.computeIfAbsent(name, Initials::read)
        : "";
  }

  private static String read(String name) {
    if (!Charset.isSupported(STANDARD)) {
      return ""; // A Java made small without it: the characters themselves are still found.
    }
    Charset standard = Charset.forName(STANDARD);
    StringBuilder letters = new StringBuilder();
    name.codePoints()
        .forEach(
            c -> {
              if (!Character.isIdeographic(c)) {
                letters.appendCodePoint(c);
                return;
              }
              byte[] code = Character.toString(c).getBytes(standard);
              if (code.length == 2) {
                append(letters, (code[0] & 0xff) << 8 | (code[1] & 0xff));
              }
            });
    return letters.toString();
  }

  private static void append(StringBuilder letters, int code) {
    int at = Arrays.binarySearch(FIRST, code);
    int letter = at >= 0 ? at : -at - 2;
    if (letter >= 0 && code <= END) {
      letters.append(LETTERS.charAt(letter));
    }
  }
}
