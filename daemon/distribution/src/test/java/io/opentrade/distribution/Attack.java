package io.opentrade.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A hostile strategy of `src/test/escape`. It throws `ESCAPED` where it gets what it wants. The
/// comments at its head say what is expected:
///
/// - `attack`: what it tries
/// - `exit`: the command's exit code, or those of two ends that are both right; `None` where any
///   will do
/// - `says`: words of the command's message
/// - `limit`: `--time-limit` in seconds
/// - `alone`: why it shares no process with others, where that is not plain from the rest
/// - `wall`: what holds it once the language's own sandbox and the seal are gone. `yes`, `linux`,
///   `x86`: it needs the wall (there), so with both walls off it must succeed; `maybe`: some
///   kernels refuse it to everyone; `language`: nothing, it does no harm behind the wall; `seal`:
///   the same, and with both walls off it must succeed; absent: the attack is not one on the
///   machine, or the language never had what it asks for.
/// - `held`: what else holds it; each attack in Java, which has no sandbox, says this or `wall`
///
/// @param file the script as it is kept, with `$WORDS$` that [Prey] fills in
record Attack(Path file, Map<String, String> facts, String text) {

  static List<Attack> all() throws IOException {
    Path folder =
        Path.of(System.getProperty("opentrade.root"), "daemon/distribution/src/test/escape");
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(Attack::read).toList();
    }
  }

  private static Attack read(Path file) {
    try {
      String text = Files.readString(file);
      Map<String, String> facts = new HashMap<>();
      for (String line : text.lines().takeWhile(line -> line.matches("(//|#) .*")).toList()) {
        String[] parts = line.replaceFirst("^(//|#) ", "").split(": ", 2);
        facts.put(parts[0], parts[1]);
      }
      return new Attack(file, facts, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String name() {
    return file.getFileName().toString();
  }

  String extension() {
    return name().substring(name().lastIndexOf('.') + 1);
  }

  /// Its name without the language's ending.
  String simpleName() {
    return name().substring(0, name().lastIndexOf('.'));
  }

  /// Whether it ends with an error of its own and leaves its process as it was, so that others may
  /// be tried in the same one.
  boolean joins() {
    return facts.getOrDefault("exit", "").equals("1")
        && !facts.containsKey("limit")
        && !facts.containsKey("says")
        && !facts.containsKey("alone")
        && text.contains("signals(");
  }

  String aim() {
    return facts.getOrDefault("attack", "?");
  }

  /// What holds it without the language's sandbox; the empty text for nothing.
  String wall() {
    return facts.getOrDefault("wall", "");
  }

  /// Whether it is one for the outer wall, with or without which it does not come to the same.
  boolean meetsWall() {
    return !wall().isEmpty() && !wall().startsWith("language");
  }

  /// Whether the outer wall alone has to hold it.
  boolean heldByWall() {
    return meetsWall() && !wall().equals("seal");
  }

  /// Whether it is said what holds it.
  boolean explained() {
    return !wall().isEmpty() || facts.containsKey("held");
  }

  /// Whether it must succeed on this machine where no wall stands.
  boolean needsWall() {
    boolean linux = System.getProperty("os.name").equals("Linux");
    return switch (wall()) {
      case "yes", "seal" -> true;
      case "linux" -> linux;
      case "x86" -> linux && System.getProperty("os.arch").equals("amd64");
      default -> false;
    };
  }

  boolean mayExitWith(int exit) {
    String allowed = facts.getOrDefault("exit", "None");
    return allowed.equals("None") || List.of(allowed.split(", ")).contains(Integer.toString(exit));
  }

  String says() {
    return facts.getOrDefault("says", "");
  }

  /// Seconds for `--time-limit`: short for scripts that never end, else so long that a busy machine
  /// ends none.
  String limit() {
    return facts.getOrDefault("limit", "120");
  }
}
