package io.opentrade.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every command is tried in a pipe and at a terminal: by a scenario, else by the test named here.
final class ScenarioCoverageTest {
  /// Whole screens and conversations, which are `ReplTest`'s.
  private static final Set<String> SCREENS = Set.of("init", "top", "watch", "events", "doctor");

  @Test
  void everyCommandIsTriedInAPipe() throws Exception {
    assertEquals(List.of(), missing(line -> line.startsWith("$ ") || line.startsWith("both$ ")));
  }

  @Test
  void everyCommandIsTriedAtATerminal() throws Exception {
    List<String> missing =
        missing(line -> line.startsWith("tty$ ") || line.startsWith("both$ ")).stream()
            .filter(command -> !SCREENS.contains(command))
            .toList();
    assertEquals(List.of(), missing);
  }

  private static List<String> missing(Predicate<String> counts) throws Exception {
    String lines = String.join("\n", lines().filter(counts).toList());
    return commands().stream()
        .filter(
            command ->
                !Pattern.compile("opentrade (--\\S+ \\S+ )?" + command + "\\b")
                    .matcher(lines)
                    .find())
        .toList();
  }

  private static Stream<String> lines() throws IOException {
    Path folder =
        Path.of(System.getProperty("opentrade.root"), "daemon/distribution/src/test/acceptance");
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines.stream();
  }

  private static List<String> commands() throws Exception {
    try (Program program = Program.inFreshHome()) {
      List<String> commands = new ArrayList<>();
      collect(new ObjectMapper().readTree(program.run("help", "--json").output()), commands);
      return commands;
    }
  }

  /// A noun that only holds verbs has no options of its own.
  private static void collect(JsonNode node, List<String> into) {
    for (JsonNode child : node.path("commands")) {
      if (!child.path("options").isEmpty()) {
        into.add(child.path("command").asText());
      }
      collect(child, into);
    }
  }
}
