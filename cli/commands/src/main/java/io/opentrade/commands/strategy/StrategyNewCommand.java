package io.opentrade.commands.strategy;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.OutputFile;
import io.opentrade.commands.input.Choices;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Tint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `strategy new NAME --lang js|py|java`: writes a commented strategy to start from.
public final class StrategyNewCommand extends Command {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,63}");
  private static final Pattern CLASS = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

  private static final List<String> LANGUAGES = List.of("js", "py", "java");

  /// Words of Java that fit the pattern and are no names.
  private static final Set<String> KEYWORDS =
      Set.of(
          ("abstract assert boolean break byte case catch char class const continue default do"
                  + " double else enum extends false final finally float for goto if implements"
                  + " import instanceof int interface long native new null package private"
                  + " protected public return short static strictfp super switch synchronized this"
                  + " throw throws transient true try void volatile while _ var record yield"
                  + " sealed permits Strategy About Params Plan Data Context Column")
              .split(" "));

  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Option(names = "--lang", paramLabel = "LANG")
  @Nullable String language;

  @Option(names = "--force")
  boolean force;

  @Override
  protected int run(Invocation invocation) {
    String ending = ending(invocation);
    String stem =
        name.endsWith("." + ending) ? name.substring(0, name.length() - ending.length() - 1) : name;
    if (!NAME.matcher(stem).matches()) {
      throw invocation.usage("strategy.name", name);
    }
    if (ending.equals("java") && (!CLASS.matcher(stem).matches() || KEYWORDS.contains(stem))) {
      throw invocation.usage("strategy.javaName", name);
    }
    String path = stem + "." + ending;
    String text = template(ending).replace("@NAME@", stem);
    try (OutputFile file = invocation.terminal().openOutput(path, !force)) {
      file.write(text);
      file.commit();
    }
    String types = types(ending);
    if (!types.isEmpty()) {
      writeTypes(invocation, types);
    }
    if (invocation.json()) {
      invocation.document(
          types.isEmpty() ? Map.of("file", path) : Map.of("file", path, "types", types));
    } else {
      invocation.out().print(invocation.text("strategy.written", path));
      if (!types.isEmpty()) {
        invocation.out().print(Line.of(Tint.DIM, invocation.text("strategy.types", types)));
      }
      for (String next : List.of("strategy check " + path, "backtest " + path + " --demo")) {
        invocation.out().print(Line.of(Tint.DIM, "  → ").add(Tint.ACCENT, "opentrade " + next));
      }
    }
    return 0;
  }

  /// The file of types for that language; the empty text where the compiler needs none.
  private static String types(String ending) {
    return switch (ending) {
      case "js" -> TypeScriptTypes.FILE;
      case "py" -> PythonTypes.FILE;
      default -> "";
    };
  }

  /// The types are ours: an older file of them is replaced.
  private static void writeTypes(Invocation invocation, String types) {
    try (OutputFile file = invocation.terminal().openOutput(types, false)) {
      file.write(types.equals(TypeScriptTypes.FILE) ? TypeScriptTypes.text() : PythonTypes.text());
      file.commit();
    }
  }

  private String ending(Invocation invocation) {
    String chosen = Choices.one(invocation, "--lang", language, LANGUAGES);
    if (chosen != null) {
      return chosen;
    }
    return LANGUAGES.stream()
        .filter(each -> name.endsWith("." + each))
        .findFirst()
        .orElse(LANGUAGES.getFirst());
  }

  private static String template(String ending) {
    try (InputStream input =
        StrategyNewCommand.class.getResourceAsStream("template." + ending + ".txt")) {
      if (input == null) {
        throw new IllegalStateException("the template for " + ending + " is not in the jar");
      }
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
