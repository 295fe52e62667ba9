package io.opentrade.scripting.guest;

import io.opentrade.sandbox.Nearest;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.ScriptFailure;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A script as text: what a failure shows of it.
public final class ScriptText {
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][\\w$]*");

  private final Script script;
  private final Map<String, List<String>> lines = new HashMap<>();

  public ScriptText(Script script) {
    this.script = script;
    script.modules().forEach((path, text) -> lines.put(path, text.lines().toList()));
    lines.put(script.name(), script.text().lines().toList());
  }

  /// The script itself.
  public Script script() {
    return script;
  }

  /// Whether a file of that name is the script or one of its neighbours.
  public boolean holds(String file) {
    return lines.containsKey(file);
  }

  /// A failure at a place, with its line.
  ///
  /// @param place null where none is known
  public ScriptFailure failure(String message, @Nullable Place place, String hint) {
    ScriptFailure.Kind kind = ScriptFailure.Kind.SCRIPT;
    if (place == null) {
      return new ScriptFailure(kind, message, script.name(), 0, 0, "", hint);
    }
    String line = line(place.file(), place.line()).stripTrailing();
    return new ScriptFailure(kind, message, place.file(), place.line(), place.column(), line, hint);
  }

  /// The start of what a line of the script says.
  public Place startOf(int line) {
    String text = line(script.name(), line);
    return new Place(script.name(), line, text.length() - text.stripLeading().length() + 1);
  }

  /// The end of the last line of code before a place that begins its line; any other place itself.
  Place endBefore(Place place) {
    int line = place.line();
    if (!line(place).substring(0, Math.max(0, place.column() - 1)).isBlank()) {
      return place;
    }
    do {
      line--;
    } while (line > 1 && line(place.file(), line).matches("\\s*(#.*)?"));
    int end = line(place.file(), line).stripTrailing().length();
    return line < 1 ? place : new Place(place.file(), line, end + 1);
  }

  /// The line of a place.
  String line(Place place) {
    return line(place.file(), place.line());
  }

  private String line(String file, int number) {
    List<String> all = lines.getOrDefault(file, List.of());
    return number >= 1 && number <= all.size() ? all.get(number - 1) : "";
  }

  /// Where a message such as `params.fast.min must be …` probably points to: its words are looked
  /// for one behind the other.
  public @Nullable Place declared(String message) {
    int index = -1;
    for (String word : message.replaceAll("[ :].*", "").split("\\.", -1)) {
      Matcher matcher = Pattern.compile("\\b" + Pattern.quote(word) + "\\b").matcher(script.text());
      if (!matcher.find(index + 1)) {
        break;
      }
      index = matcher.start();
    }
    return index < 0 ? null : at(index);
  }

  /// Where the script says the last word of what a message quotes: `'../x.js'`; null where it does
  /// not.
  @Nullable Place quoted(String message) {
    Matcher quote = Pattern.compile("'[^']*?([^'/]+)'").matcher(message);
    int index = quote.find() ? script.text().indexOf(quote.group(1)) : -1;
    return index < 0 ? null : at(index);
  }

  private Place at(int index) {
    String before = script.text().substring(0, index);
    int line = (int) before.chars().filter(letter -> letter == '\n').count() + 1;
    return new Place(script.name(), line, index - before.lastIndexOf('\n'));
  }

  /// Names like a misspelled one, among those of the script and others; the empty text for none.
  public String didYouMean(String name, Collection<String> others) {
    Set<String> known = new LinkedHashSet<>(others);
    Matcher matcher = IDENTIFIER.matcher(script.text());
    while (matcher.find()) {
      if (!matcher.group().equals(name) && matcher.group().length() > 1) {
        known.add(matcher.group());
      }
    }
    List<String> near = Nearest.names(name, known);
    return near.isEmpty() ? "" : "did you mean '" + String.join("' or '", near) + "'?";
  }
}
