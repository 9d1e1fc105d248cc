package org.layerloom.network;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says in a language what the rooms of this module have to say: messages, and the names and
 * explanations of kinds, parameters and choices.
 *
 * <p>A message's words stand in the bundle {@code org.layerloom.<room>.Messages} that the first
 * part of its key names; those of kinds in {@code org.layerloom.network.kinds.Kinds}. What belongs
 * to one kind only stands under its id ({@code conv2d.parameter.kernel}); what several share stands
 * once ({@code parameter.kernel}). A text that is missing is shown by its key: tests see to it that
 * none is.
 */
public final class Wording {

  private static final String KINDS = "org.layerloom.network.kinds.Kinds";
  private static final Pattern PARAMETER_IN_BRACES = Pattern.compile("\\{(\\w+)}");

  private final Locale locale;
  private final Locale bundles;
  private final Numerals numerals;

  /**
   * @param locale Chinese of any kind reads Simplified Chinese, everything else English; numbers
   *     are written as the locale does
   */
  public Wording(Locale locale) {
    this.locale = locale;
    this.bundles = locale.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ROOT;
    this.numerals = new Numerals(locale);
  }

  public Locale locale() {
    return locale;
  }

  /** The sentence. */
  public String say(Message message) {
    int dot = message.key().indexOf('.');
    String room = dot < 0 ? "network" : message.key().substring(0, dot);
    String pattern = find("org.layerloom." + room + ".Messages", message.key());
    Object[] values = message.values().stream().map(this::value).toArray();
    return pattern == null
        ? message.key() + List.of(values)
        : new MessageFormat(pattern, locale).format(values);
  }

  /** A problem with its place in front: {@code Conv2d (conv1): the kernel …}. */
  public String say(Problem problem, Graph graph) {
    NodeId id = problem.node();
    Node node = id == null ? null : graph.find(id);
    return node == null
        ? say(problem.message())
        : say(Message.of("network.problem", new Term.OfNode(node), problem.message()));
  }

  /** A node's title, or its kind's name with its id. */
  public String name(Node node) {
    return node.title().isEmpty() ? kindName(node.kind()) + " (" + node.id() + ")" : node.title();
  }

  public String name(Kind kind) {
    return kindName(kind.id());
  }

  /** What it does, in one line. */
  public String line(Kind kind) {
    return words(stem(kind) + ".line");
  }

  /** What it is and when to use it, in a paragraph. */
  public String explanation(Kind kind) {
    return words(stem(kind) + ".text");
  }

  /** Where it comes from: a paper or book. Empty where it is common knowledge. */
  public String source(Kind kind) {
    String source = find(KINDS, kind.id() + ".source");
    return source == null ? "" : source;
  }

  /** The settings under a card's name: {@code 32 · 3×3 · ReLU}. */
  public String summary(Kind kind, Settings settings) {
    Matcher matcher = PARAMETER_IN_BRACES.matcher(kind.summary(settings));
    return matcher.replaceAll(
        match -> {
          Parameter parameter = kind.parameter(match.group(1));
          return Matcher.quoteReplacement(value(kind, parameter, settings.get(parameter.name())));
        });
  }

  public String label(Kind kind, Parameter parameter) {
    return words(kind.id(), "parameter." + parameter.name());
  }

  /** What a parameter does, in a sentence. */
  public String help(Kind kind, Parameter parameter) {
    return words(kind.id(), "parameter." + parameter.name() + ".help");
  }

  /** The label of one word of a choice. */
  public String choice(Kind kind, Parameter parameter, String word) {
    return choice(kind.id(), parameter.name(), word);
  }

  public String port(Kind kind, Port port) {
    String title = kind instanceof SubnetKind subnet ? subnet.portTitle(port.name()) : "";
    return title.isEmpty() ? portName(kind.id(), port.name()) : title;
  }

  public String family(Family family) {
    return words("family." + family.name().toLowerCase(Locale.ROOT));
  }

  /** A parameter's value as a person reads it. */
  public String value(Kind kind, Parameter parameter, Value value) {
    return value instanceof Value.Text(String text)
            && !(parameter.type() instanceof Parameter.Type.Choice)
        ? text
        : value(kind.id(), parameter.name(), value);
  }

  private String value(String kind, String parameter, Value value) {
    return switch (value) {
      case Value.Real(double v) -> numerals.write(v);
      case Value.Flag(boolean v) -> words(v ? "flag.yes" : "flag.no");
      case Value.Text(String word) -> choice(kind, parameter, word);
      case Value.Whole whole -> whole.plain();
      case Value.Wholes wholes -> wholes.plain();
    };
  }

  private String choice(String kind, String parameter, String word) {
    for (String key :
        List.of(
            kind + ".choice." + parameter + "." + word,
            "choice." + parameter + "." + word,
            "choice." + word)) {
      String label = find(KINDS, key);
      if (label != null) {
        return label;
      }
    }
    return word;
  }

  private Object value(Object value) {
    return switch (value) {
      case Message message -> say(message);
      case Term term -> term(term);
      case Long number -> number;
      case Integer number -> number;
      case Number number -> numerals.write(number.doubleValue());
      default -> value.toString();
    };
  }

  private String term(Term term) {
    return switch (term) {
      case Term.OfNode(NodeId id, String kind, String title) ->
          title.isEmpty() ? kindName(kind) + " (" + id + ")" : title;
      case Term.OfKind(String id) -> kindName(id);
      case Term.OfParameter(String kind, String name) -> words(kind, "parameter." + name);
      case Term.OfValue(String kind, String parameter, Value value) ->
          value(kind, parameter, value);
      case Term.OfPort(String kind, String port) -> portName(kind, port);
      case Term.OfType(PortType type) -> words("type." + type.name().toLowerCase(Locale.ROOT));
    };
  }

  /** A sub-network's port is called as the person called its node, if no word of ours fits. */
  private String portName(String kind, String port) {
    String key = "port." + port;
    return SubnetKind.name(kind) == null || find(KINDS, key) != null ? words(kind, key) : port;
  }

  /** What a kind's words begin with: all sub-networks have the same. */
  private static String stem(Kind kind) {
    return kind instanceof SubnetKind ? "subnet" : stem(kind.id());
  }

  /** Sealed kinds differ in the number of their results alone. */
  private static String stem(String id) {
    return id.startsWith(LayerKind.SEALED) ? LayerKind.SEALED : id;
  }

  private String kindName(String id) {
    String subnet = SubnetKind.name(id);
    if (subnet != null) {
      return subnet;
    }
    String name = find(KINDS, stem(id) + ".name");
    return name == null ? id : name;
  }

  /** The kind's own word, or the one that all share. */
  private String words(String kind, String key) {
    String own = kind.isEmpty() ? null : find(KINDS, stem(kind) + "." + key);
    return own != null ? own : words(key);
  }

  private String words(String key) {
    String found = find(KINDS, key);
    return found != null ? found : key;
  }

  private @Nullable String find(String bundle, String key) {
    try {
      ResourceBundle words = ResourceBundle.getBundle(bundle, bundles);
      return words.containsKey(key) ? words.getString(key) : null;
    } catch (MissingResourceException noBundle) {
      return null;
    }
  }
}
