package io.opentrade.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The words of a strategy, in all languages: what `help strategies` prints and what the type files
/// are made of. They are kept in `strategy-api.txt`; tests hold them to what a script really sees.
public final class StrategyApi {
  private StrategyApi() {}

  /// Where a word exists.
  public enum Language {
    BOTH,
    JAVASCRIPT,
    PYTHON
  }

  /// Words that belong together.
  ///
  /// @param name `Context`
  /// @param base the group whose words it has as well; the empty text for none
  public record Group(String name, String base, String text, List<Word> words) {
    public Group {
      words = List.copyOf(words);
    }
  }

  /// A word.
  ///
  /// @param name as JavaScript writes it
  /// @param optional whether it may be left out
  /// @param function whether it is called; else it is a value
  /// @param type of the value, or what the function returns
  public record Word(
      Language language,
      String name,
      boolean optional,
      List<Parameter> parameters,
      boolean function,
      String type,
      String text) {
    public Word {
      parameters = List.copyOf(parameters);
    }

    /// The same, explained with other words.
    public Word told(String otherwise) {
      return new Word(language, name, optional, parameters, function, type, otherwise);
    }
  }

  /// A parameter of a function.
  ///
  /// @param rest whether it takes all that are left
  public record Parameter(String name, boolean optional, boolean rest, String type) {}

  /// All of them, in the order of the file.
  public static List<Group> read() {
    List<Group> groups = new ArrayList<>();
    List<Word> words = new ArrayList<>();
    for (String line : text().lines().toList().reversed()) {
      String[] parts = line.split("\t", -1);
      if (line.startsWith("= ")) {
        String[] names = parts[0].substring(2).split(" : ", -1);
        String base = names.length > 1 ? names[1] : "";
        groups.addFirst(new Group(names[0], base, parts[1], words));
        words = new ArrayList<>();
      } else {
        words.addFirst(word(language(parts[0]), parts[1], parts[2]));
      }
    }
    return groups;
  }

  private static Language language(String word) {
    return switch (word) {
      case "both" -> Language.BOTH;
      case "js" -> Language.JAVASCRIPT;
      case "py" -> Language.PYTHON;
      default -> throw new IllegalStateException("no language is called " + word);
    };
  }

  private static Word word(Language language, String signature, String text) {
    int colon = signature.lastIndexOf(": ");
    String type = signature.substring(colon + 2);
    String left = signature.substring(0, colon);
    int bracket = left.indexOf('(');
    if (bracket < 0) {
      boolean optional = left.endsWith("?");
      String name = optional ? left.substring(0, left.length() - 1) : left;
      return new Word(language, name, optional, List.of(), false, type, text);
    }
    List<Parameter> parameters = new ArrayList<>();
    String inner = left.substring(bracket + 1, left.length() - 1);
    for (String each : inner.isEmpty() ? new String[0] : inner.split(", ")) {
      parameters.add(parameter(each));
    }
    return new Word(language, left.substring(0, bracket), false, parameters, true, type, text);
  }

  private static Parameter parameter(String text) {
    String[] parts = text.split(": ");
    boolean rest = parts[0].startsWith("...");
    boolean optional = parts[0].endsWith("?");
    String name = parts[0].replace("...", "").replace("?", "");
    return new Parameter(name, optional, rest, parts[1]);
  }

  private static String text() {
    try (InputStream stream =
        Objects.requireNonNull(StrategyApi.class.getResourceAsStream("strategy-api.txt"))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
