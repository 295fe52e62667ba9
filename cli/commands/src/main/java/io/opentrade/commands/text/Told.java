package io.opentrade.commands.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sentences of the engine, of research and of workers, which know no person and speak English, in
/// the language of whoever reads them. A sentence is known by its English form, in which `{0}`,
/// `{1}`… stand for what is put in; one that is not known stays as it is.
public final class Told {
  private static final Map<String, Told> BY_LANGUAGE = new ConcurrentHashMap<>();
  private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

  /// An English form and its translation.
  record Pair(String english, Pattern pattern, String own) {}

  private final List<Pair> pairs;

  private Told(List<Pair> pairs) {
    this.pairs = pairs;
  }

  /// The sentence in the language of the messages.
  public static String in(Messages messages, String english) {
    String language = messages.language().getLanguage();
    return language.isEmpty() || language.equals("en")
        ? english
        : BY_LANGUAGE.computeIfAbsent(language, Told::read).translate(messages, english);
  }

  /// The table of a language: lines of an English form, a tab, and the translation.
  static Told read(String language) {
    List<Pair> pairs = new ArrayList<>();
    try (InputStream stream = Told.class.getResourceAsStream("told_" + language + ".txt")) {
      if (stream != null) {
        String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        text.lines().map(line -> line.split("\t", 2)).forEach(each -> pairs.add(pair(each)));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return new Told(List.copyOf(pairs));
  }

  private static Pair pair(String[] parts) {
    StringBuilder pattern = new StringBuilder();
    Matcher places = PLACE.matcher(parts[0]);
    int from = 0;
    while (places.find()) {
      pattern.append(Pattern.quote(parts[0].substring(from, places.start()))).append("(.+?)");
      from = places.end();
    }
    pattern.append(Pattern.quote(parts[0].substring(from)));
    return new Pair(parts[0], Pattern.compile(pattern.toString()), parts[1]);
  }

  List<Pair> pairs() {
    return pairs;
  }

  private String translate(Messages messages, String english) {
    return find(messages, english).orElse(english);
  }

  /// What is put in may be a sentence, too: `on bar 300: …`. A word alone is a name.
  private String part(Messages messages, String english) {
    return english.indexOf(' ') < 0 ? english : translate(messages, english);
  }

  private Optional<String> find(Messages messages, String english) {
    for (Pair pair : pairs) {
      Matcher found = pair.pattern().matcher(english);
      if (found.matches()) {
        Object[] arguments = new Object[found.groupCount()];
        for (int i = 0; i < arguments.length; i++) {
          arguments[i] = part(messages, found.group(i + 1));
        }
        return Optional.of(messages.fill(pair.own(), arguments));
      }
    }
    return Optional.empty();
  }
}
