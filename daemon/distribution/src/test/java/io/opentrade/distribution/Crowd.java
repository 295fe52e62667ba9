package io.opentrade.distribution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Attacks of one language that share a process: a strategy whose parameter says which of them is
/// tried, swept over all. Most of what an attack costs is its process; what only asks for something
/// and is refused needs none of its own. Each is still told apart: a sweep keeps the reason why a
/// combination could not run.
///
/// @param extension of its language
/// @param members in the order of their numbers
record Crowd(String extension, List<Attack> members) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Those of the attacks that may share a process.
  static List<Crowd> of(List<Attack> attacks) {
    return attacks.stream()
        .filter(Attack::joins)
        .collect(Collectors.groupingBy(Attack::extension))
        .entrySet()
        .stream()
        .map(language -> new Crowd(language.getKey(), language.getValue()))
        .toList();
  }

  /// Java wants its main class by that name.
  String name() {
    return "Crowd." + extension;
  }

  /// Writes the strategy.
  Path write(Path folder, Prey prey, Path socket) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Attack member : members) {
      texts.add(prey.script(member, socket));
    }
    String all =
        switch (extension) {
          case "js" -> javaScript(texts);
          case "py" -> python(texts);
          default -> java(texts);
        };
    return Files.writeString(folder.resolve(name()), all);
  }

  /// What became of each, in order: why it could not run; null where it was not refused.
  List<String> outcomes(JsonNode study) {
    String[] reasons = new String[members.size()];
    for (JsonNode row : study.get("best")) {
      reasons[row.at("/params/number").asInt()] = row.get("reason").asText(null);
    }
    return Arrays.asList(reasons);
  }

  private static String javaScript(List<String> texts) {
    String attacks =
        texts.stream()
            .map(text -> text.replaceAll("(?m)^export ", ""))
            .map(text -> "(() => {\n" + text + "\nreturn signals;\n})(),\n")
            .collect(Collectors.joining());
    return """
    export const strategy = { api: 1 };
    export const params = { number: 0 };
    const attacks = [
    %s];
    export function signals(d) { return attacks[d.params.number](d); }
    """
        .formatted(attacks);
  }

  private static String python(List<String> texts) {
    return """
    strategy = {"api": 1}
    params = {"number": 0}
    ATTACKS = [
    %s]
    def signals(d):
        names = {"__name__": "attack"}
        exec(compile(ATTACKS[int(d.params.number)], "attack.py", "exec"), names)
        return names["signals"](d)
    """
        .formatted(texts.stream().map(Crowd::quoted).collect(Collectors.joining(",\n")));
  }

  /// JSON and Python agree on what a text looks like.
  private static String quoted(String text) {
    try {
      return JSON.writeValueAsString(text);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private String java(List<String> texts) {
    TreeSet<String> imports = new TreeSet<>(List.of("import io.opentrade.strategy.*;"));
    StringBuilder classes = new StringBuilder();
    for (String text : texts) {
      text.lines().filter(line -> line.startsWith("import ")).forEach(imports::add);
      classes.append(
          text.replaceAll("(?m)^import .*;$", "")
                  .replaceFirst(
                      "public class (\\w+) implements Strategy", "class $1 implements Member")
              + "\n");
    }
    String cases =
        IntStream.range(0, members.size())
            .mapToObj(i -> "      case %d -> new %s();\n".formatted(i, members.get(i).simpleName()))
            .collect(Collectors.joining());
    return """
    %s
    public class Crowd implements Strategy {
      @Override
      public Params params() {
        return new Params().number("number", 0);
      }
      @Override
      public Plan signals(Data d) {
        Member attack = switch ((int) d.params().number("number")) {
    %s      default -> throw new IllegalStateException();
        };
        return attack.signals(d);
      }
    }
    interface Member {
      Plan signals(Data d);
    }
    %s
    """
        .formatted(String.join("\n", imports), cases, classes);
  }
}
