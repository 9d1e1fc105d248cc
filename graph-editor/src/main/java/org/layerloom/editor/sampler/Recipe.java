package org.layerloom.editor.sampler;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.Rectangle2D;
import org.layerloom.editor.Badge;
import org.layerloom.editor.Catalogue;
import org.layerloom.editor.ConnectionRule;
import org.layerloom.editor.GraphFrame;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.GraphNote;
import org.layerloom.editor.GraphPort;
import org.layerloom.editor.NodeFlag;
import org.layerloom.editor.PortRef;
import org.layerloom.editor.Template;

/** A soup as a graph: ingredients flow through the cook's hands into a bowl. */
public final class Recipe {
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

  private final ResourceBundle words;
  private final Locale locale;

  /** The recipe in a language. */
  public Recipe(Locale locale) {
    this.locale = locale;
    words = bundle(locale);
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        "org.layerloom.editor.sampler.recipe", locale, Recipe.class.getModule());
  }

  /** A word of the recipe. */
  public String word(String key) {
    return words.getString(key);
  }

  /** Language of the words. */
  public Locale locale() {
    return locale;
  }

  private GraphNode.Builder card(String id, String kind, String family) {
    return GraphNode.builder(id, word(kind)).subtitle(word(kind + ".sub")).family(family);
  }

  private GraphNode.Builder raw(String id, String kind) {
    return card(id, kind, "ingredient").output("raw", word("port.raw"));
  }

  private GraphNode.Builder cut(String id, String kind) {
    return card(id, kind, "cut").input("raw", word("port.raw")).output("cut", word("port.cut"));
  }

  private GraphNode.Builder heat(String id, String kind) {
    return card(id, kind, "heat")
        .port(
            new GraphPort(
                "cut", word("port.cut"), GraphPort.Kind.INPUT, GraphPort.Side.LEFT, "", true))
        .output("hot", word("port.hot"));
  }

  /** The whole soup. */
  public GraphModel soup() {
    List<GraphNode> nodes =
        List.of(
            raw("tomato", "tomato").at(60, 70).build(),
            raw("onion", "onion").at(60, 190).build(),
            raw("noodles", "noodles").at(60, 370).build(),
            cut("dice", "dice").at(280, 70).build(),
            cut("chop", "chop").at(280, 190).build(),
            heat("fry", "fry").at(500, 190).badge(Badge.running(word("badge.frying"))).build(),
            heat("simmer", "simmer").at(500, 70).flag(NodeFlag.GROUP, true).build(),
            card("boil", "boil", "heat")
                .input("raw", word("port.raw"))
                .output("hot", word("port.hot"))
                .at(280, 370)
                .build(),
            card("bowl", "bowl", "serve")
                .input("broth", word("port.broth"))
                .input("filling", word("port.filling"))
                .port(GraphPort.input("time", word("port.time")).on(GraphPort.Side.BOTTOM))
                .output("dish", word("port.dish"))
                .at(740, 190)
                .build(),
            card("timer", "timer", "tool")
                .output("time", word("port.time"))
                .at(500, 370)
                .flag(NodeFlag.LOCKED, true)
                .build());
    List<GraphLink> links =
        List.of(
            link("l1", "tomato", "raw", "dice", "raw", "300 g"),
            link("l2", "onion", "raw", "chop", "raw", "1"),
            link("l3", "dice", "cut", "simmer", "cut", "1 cm"),
            link("l4", "chop", "cut", "fry", "cut", "5 mm"),
            link("l5", "noodles", "raw", "boil", "raw", "200 g"),
            link("l6", "simmer", "hot", "bowl", "broth", "95 °C"),
            link("l7", "boil", "hot", "bowl", "filling", word("label.alDente")),
            link("l8", "timer", "time", "bowl", "time", "20 min").dashed());
    return new GraphModel(
        nodes,
        links,
        List.of(new GraphFrame("frame", word("frame"), "cut", new Rectangle2D(40, 30, 410, 240))),
        List.of(new GraphNote("note", word("note"), "", new Rectangle2D(740, 20, 180, 110))));
  }

  private static GraphLink link(
      String id, String from, String out, String to, String in, String label) {
    return GraphLink.of(id, new PortRef(from, out), new PortRef(to, in), label);
  }

  /** What can be added. */
  public List<Template> templates() {
    return List.of(
        template(raw("carrot", "carrot")),
        template(raw("garlic", "garlic")),
        template(cut("grate", "grate")),
        template(cut("slice", "slice")),
        template(heat("roast", "roast")),
        template(heat("steam", "steam")),
        template(
            card("plate", "plate", "serve")
                .input("broth", word("port.broth"))
                .output("dish", word("port.dish"))));
  }

  private static Template template(GraphNode.Builder builder) {
    GraphNode preview = builder.build();
    List<String> names =
        LANGUAGES.stream().map(l -> bundle(l).getString(preview.id())).distinct().toList();
    List<String> shownFirst =
        names.stream()
            .sorted(java.util.Comparator.comparing((String n) -> !n.equals(preview.title())))
            .toList();
    return new Template(preview, shownFirst, "", preview.subtitle(), 0.5);
  }

  /** Templates by id. */
  public Function<String, Template> byId() {
    Map<String, Template> map =
        templates().stream().collect(Collectors.toMap(Template::id, t -> t));
    return id -> {
      Template found = map.get(id);
      if (found == null) {
        throw new IllegalArgumentException("no template " + id);
      }
      return found;
    };
  }

  /** Offers what a dropped wire could feed, or everything. */
  public Catalogue catalogue(Function<PortRef, GraphPort> ports) {
    return wire -> {
      if (wire == null) {
        return templates();
      }
      GraphPort port = ports.apply(wire);
      return templates().stream()
          .filter(
              t ->
                  t.preview().ports().stream()
                      .anyMatch(p -> p.isInput() != port.isInput() && p.id().equals(port.id())))
          .toList();
    };
  }

  /** Raw things are cut before they are heated; a bowl takes what is hot. */
  public ConnectionRule rule() {
    return (from, to) -> {
      String what = from.port();
      boolean fits =
          switch (to.port()) {
            case "broth", "filling" -> what.equals("hot");
            default -> what.equals(to.port());
          };
      if (fits) {
        return ConnectionRule.Verdict.allowed();
      }
      return ConnectionRule.Verdict.refused(
          word(
              what.equals("raw")
                  ? "why.cutFirst"
                  : what.equals("cut") ? "why.heatFirst" : "why.no"));
    };
  }
}
