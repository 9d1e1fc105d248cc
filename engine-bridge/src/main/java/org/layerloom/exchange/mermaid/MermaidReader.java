package org.layerloom.exchange.mermaid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.layerloom.exchange.in.Draft;
import org.layerloom.exchange.in.Imported;
import org.layerloom.json.Json;
import org.layerloom.json.JsonException;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Kind;
import org.layerloom.network.Message;
import org.layerloom.network.Wording;

/** Reads flowcharts in Mermaid's language: our own whole, others' cards and arrows. */
public final class MermaidReader {

  private static final int LONGEST = 4 << 20;
  private static final int MOST_LINES = 50_000;

  private static final Pattern HEAD = Pattern.compile("(flowchart|graph)\\b.*");
  private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}_]+");
  private static final Pattern ARROW =
      Pattern.compile(
          "\\s*(?:--\\s*([^->|]+?)\\s*-->|(?:-->|---|-\\.->|-\\.-|==>|===)(?:\\|([^|]*)\\|)?)\\s*");
  private static final List<String[]> BRACKETS =
      List.of(
          new String[] {"([", "])"},
          new String[] {"[[", "]]"},
          new String[] {"[(", ")]"},
          new String[] {"((", "))"},
          new String[] {"{{", "}}"},
          new String[] {"[/", "/]"},
          new String[] {"[", "]"},
          new String[] {"(", ")"},
          new String[] {"{", "}"},
          new String[] {">", "]"});

  private final Catalogue catalogue;
  private final Draft draft;
  private final Map<String, ObjectNode> stated = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final List<Arrow> arrows = new ArrayList<>();
  private String line = "";
  private int at;

  /** An arrow between two cards. */
  private record Arrow(String from, String to, String label) {}

  private MermaidReader(String name, Catalogue catalogue) {
    this.catalogue = catalogue;
    this.draft = new Draft(name, catalogue);
  }

  /**
   * @param text a Mermaid flowchart, or Markdown with one in it
   */
  public static Imported read(String text, String name, Catalogue catalogue) {
    if (text.length() > LONGEST) {
      return new Imported.Refused(List.of(Message.of("exchange.in.large", name, LONGEST >> 20)));
    }
    return new MermaidReader(name, catalogue).read(text, name);
  }

  private Imported read(String text, String name) {
    List<String> lines = text.lines().map(String::strip).limit(MOST_LINES).toList();
    int first = 0;
    while (first < lines.size() && !HEAD.matcher(lines.get(first)).matches()) {
      first++;
    }
    if (first == lines.size()) {
      return new Imported.Refused(List.of(Message.of("exchange.mermaid.none", name)));
    }
    for (int i = first + 1; i < lines.size() && !lines.get(i).startsWith("```"); i++) {
      line(lines.get(i), i + 1);
    }
    stated.forEach((id, node) -> texts.putIfAbsent(id, ""));
    Map<String, String> ids = new LinkedHashMap<>();
    texts.forEach((id, words) -> card(id, words, ids));
    for (Arrow arrow : arrows) {
      arrow(arrow, ids);
    }
    return draft.finish();
  }

  private void line(String text, int number) {
    if (text.startsWith(MermaidWriter.NODE)) {
      settings(text.substring(MermaidWriter.NODE.length()), number);
      return;
    }
    if (text.startsWith(MermaidWriter.REST)) {
      rest(text.substring(MermaidWriter.REST.length()), number);
      return;
    }
    if (text.isEmpty()
        || text.startsWith("%%")
        || text.matches("(subgraph|end|style|classDef|class|linkStyle|click|direction)\\b.*")) {
      return;
    }
    line = text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    at = 0;
    if (!chain()) {
      draft.note(Message.of("exchange.in.unknownLine", number, text));
    }
  }

  private void settings(String text, int number) {
    int space = text.indexOf(' ');
    try {
      ObjectNode node = Json.object(text.substring(space + 1).getBytes(StandardCharsets.UTF_8));
      stated.put(text.substring(0, Math.max(space, 0)), node);
    } catch (JsonException e) {
      draft.note(Message.of("exchange.in.unknownLine", number, text));
    }
  }

  private void rest(String text, int number) {
    try {
      draft.rest(Json.object(text.getBytes(StandardCharsets.UTF_8)));
    } catch (JsonException e) {
      draft.note(Message.of("exchange.in.unknownLine", number, text));
    }
  }

  /** Cards joined by arrows: {@code a & b --> c[Text] --> d}. */
  private boolean chain() {
    List<String> before = cards();
    while (!before.isEmpty() && at < line.length()) {
      Matcher arrow = ARROW.matcher(line).region(at, line.length());
      if (!arrow.lookingAt()) {
        return false;
      }
      at = arrow.end();
      String label =
          Objects.requireNonNullElse(
              arrow.group(1), Objects.requireNonNullElse(arrow.group(2), ""));
      List<String> behind = cards();
      for (String from : before) {
        behind.forEach(to -> arrows.add(new Arrow(from, to, unquoted(label))));
      }
      before = behind;
    }
    return !before.isEmpty();
  }

  private List<String> cards() {
    List<String> found = new ArrayList<>();
    do {
      Matcher id = ID.matcher(line).region(at, line.length());
      if (!id.lookingAt()) {
        return List.of();
      }
      at = id.end();
      found.add(id.group());
      String words = words();
      if (words == null) {
        return List.of();
      }
      texts.merge(id.group(), words, (old, fresh) -> fresh.isEmpty() ? old : fresh);
      while (at < line.length() && line.charAt(at) == ' ') {
        at++;
      }
    } while (at < line.length() && line.charAt(at) == '&' && skipped());
    return found;
  }

  private boolean skipped() {
    at++;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return true;
  }

  /** What stands in a card's brackets; empty where it has none, null where they do not close. */
  private @Nullable String words() {
    for (String[] bracket : BRACKETS) {
      if (line.startsWith(bracket[0], at)) {
        int begin = at + bracket[0].length();
        int from = begin;
        if (begin < line.length() && line.charAt(begin) == '"') {
          from = line.indexOf('"', begin + 1);
        }
        int end = from < 0 ? -1 : line.indexOf(bracket[1], from);
        if (end < 0) {
          return null;
        }
        at = end + bracket[1].length();
        return unquoted(line.substring(begin, end));
      }
    }
    return "";
  }

  private static String unquoted(String text) {
    String bare = text.strip();
    if (bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")) {
      bare = bare.substring(1, bare.length() - 1);
    }
    return bare.replace("#quot;", "\"");
  }

  private void card(String id, String words, Map<String, String> ids) {
    ObjectNode known = stated.get(id);
    if (known != null) {
      String own = draft.free(known.path("id").asText(id));
      ids.put(id, own);
      draft.node(own, known);
      return;
    }
    String text = words.isEmpty() ? id : words;
    String kind = guess(text);
    if (kind == null) {
      draft.note(Message.of("exchange.mermaid.unknownCard", id, text));
      return;
    }
    String own = draft.free(id);
    ids.put(id, own);
    draft.node(own, kind);
  }

  /** The kind that a card's words begin with, in either language; null where there is none. */
  private @Nullable String guess(String text) {
    String words = plain(text);
    Kind best = null;
    int longest = 0;
    for (Kind kind : catalogue.all()) {
      for (String name : names(kind)) {
        boolean begins = words.startsWith(plain(name));
        if (begins && plain(name).length() > longest) {
          best = kind;
          longest = plain(name).length();
        }
      }
    }
    return best == null ? null : best.id();
  }

  private static List<String> names(Kind kind) {
    return List.of(
        kind.id(),
        new Wording(Locale.ENGLISH).name(kind),
        new Wording(Locale.SIMPLIFIED_CHINESE).name(kind));
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private void arrow(Arrow arrow, Map<String, String> ids) {
    String from = ids.get(arrow.from());
    String to = ids.get(arrow.to());
    if (from == null || to == null) {
      return;
    }
    int middle = arrow.label().indexOf(MermaidWriter.TO);
    if (middle > 0) {
      draft.link(
          from,
          arrow.label().substring(0, middle).strip(),
          to,
          arrow.label().substring(middle + MermaidWriter.TO.length()).strip());
    } else {
      draft.link(from, to);
    }
  }
}
