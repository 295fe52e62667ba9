package io.opentrade.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;

/// A text script that drives the real program and reads as documentation:
///
/// - `$ words` runs a line of shell whose output goes into a pipe, `tty$ words` runs it at a
///   terminal, where output and errors are one, `both$ words` runs it twice, and what follows looks
///   at both; the exit must be 0 unless the next line says otherwise;
/// - `type TEXT` before such a line is what a person at the terminal answers when asked;
/// - `exit N`, `output TEXT`, `error TEXT` (contained), `output ~ REGEX`, `output empty`,
///   `error empty` look at what it did;
/// - `json /pointer VALUE` looks into the JSON document it printed (`null` and `present` as well);
/// - `file NAME` writes the indented lines that follow;
/// - `#` begins a comment.
final class Scenario {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Program program;
  private final Deque<String> lines;
  private final Deque<String> typed = new ArrayDeque<>();
  private List<Program.Outcome> last = List.of();
  private String place = "";

  Scenario(Program program, Path script) throws IOException {
    this.program = program;
    this.lines = new ArrayDeque<>(Files.readAllLines(script));
  }

  void play() throws Exception {
    while (!lines.isEmpty()) {
      String line = lines.removeFirst();
      if (!line.isBlank() && !line.startsWith("#")) {
        place = line;
        step(line);
      }
    }
  }

  private void step(String line) throws Exception {
    int space = line.indexOf(' ');
    String verb = line.substring(0, space);
    String rest = line.substring(space + 1);
    switch (verb) {
      case "$" -> ended(program.shell(rest));
      case "tty$" -> ended(program.terminal(rest, typed));
      case "both$" -> ended(program.shell(rest), program.terminal(rest, typed));
      case "type" -> typed.addLast(rest);
      case "output" -> last.forEach(outcome -> text(outcome, outcome.output(), rest));
      case "error" -> last.forEach(outcome -> text(outcome, outcome.error(), rest));
      case "json" -> json(rest);
      case "file" -> file(rest);
      default -> Assertions.fail("unknown step: " + line);
    }
  }

  private void ended(Program.Outcome... outcomes) {
    last = List.of(outcomes);
    int wanted = 0;
    if (!lines.isEmpty() && lines.peekFirst().startsWith("exit ")) {
      wanted = Integer.parseInt(lines.removeFirst().substring(5).trim());
    }
    for (Program.Outcome outcome : outcomes) {
      Assertions.assertEquals(wanted, outcome.exit(), () -> story(outcome));
    }
    Assertions.assertTrue(typed.isEmpty(), () -> "nobody asked: " + place + story(last.getLast()));
  }

  private void text(Program.Outcome outcome, String actual, String expected) {
    boolean holds;
    if (expected.equals("empty")) {
      holds = actual.isEmpty();
    } else if (expected.startsWith("~ ")) {
      holds = Pattern.compile(expected.substring(2), Pattern.MULTILINE).matcher(actual).find();
    } else {
      holds = actual.contains(expected);
    }
    Assertions.assertTrue(holds, () -> expected + " is not so: " + story(outcome));
  }

  private void json(String rest) throws IOException {
    for (Program.Outcome outcome : last) {
      json(outcome, rest);
    }
  }

  private void json(Program.Outcome outcome, String rest) throws IOException {
    int space = rest.indexOf(' ');
    JsonNode node = JSON.readTree(outcome.output()).at(rest.substring(0, space));
    String expected = rest.substring(space + 1);
    if (expected.equals("present")) {
      Assertions.assertFalse(node.isMissingNode(), () -> story(outcome));
    } else {
      Assertions.assertEquals(
          expected,
          node.isValueNode() ? node.asText() : "" + node,
          () -> rest + ": " + story(outcome));
    }
  }

  private void file(String name) throws IOException {
    StringBuilder text = new StringBuilder();
    while (!lines.isEmpty()
        && (lines.peekFirst().startsWith("  ") || lines.peekFirst().isEmpty())) {
      String line = lines.removeFirst();
      text.append(line.isEmpty() ? "" : line.substring(2)).append('\n');
    }
    Files.writeString(program.folder().resolve(name), text);
  }

  private String story(Program.Outcome outcome) {
    return String.join("\n", place, "exit " + outcome.exit(), outcome.output(), outcome.error());
  }
}
