package io.opentrade.repl;

import io.opentrade.client.Door;
import io.opentrade.client.Streams;
import io.opentrade.protocol.frame.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Does what a line says: a command of opentrade, a line of the system's shell, or something of the
/// shell's own.
final class Shell {
  private static final int NESTED = 8;

  private final Door door;
  private final Supplier<Terminal> terminal;
  private final Output output = new Output();
  private final Aliases aliases = new Aliases();
  private boolean json;
  private boolean timed;
  private boolean ended;
  private int depth;

  /// @param terminal as it is now: a person makes windows larger
  Shell(Door door, Supplier<Terminal> terminal) {
    this.door = door;
    this.terminal = terminal;
  }

  /// Whether the person wants to leave.
  boolean ended() {
    return ended;
  }

  /// Does one line.
  ///
  /// @return the exit code
  int run(String line) {
    String text = aliases.expand(line.strip());
    if (text.isEmpty() || text.startsWith("#")) {
      return 0;
    }
    long begun = System.nanoTime();
    try {
      if (text.startsWith("!")) {
        return Output.system(text.substring(1));
      }
      int exit = text.startsWith("\\") ? meta(text.substring(1)) : command(text);
      if (timed && !text.startsWith("\\")) {
        say("%.3f s".formatted((System.nanoTime() - begun) / 1e9));
      }
      return exit;
    } catch (IOException failed) {
      say("opentrade: " + Printable.of(String.valueOf(failed.getMessage())));
      return 1;
    } catch (InterruptedException _) {
      return 130;
    }
  }

  /// Whether a program of the system takes part.
  static boolean leavesToSystem(String line) {
    return line.startsWith("!") || !Words.of(line).pipe().isEmpty();
  }

  private int command(String text) throws IOException, InterruptedException {
    if (text.startsWith("=")) {
      return run(valueOf(text), terminal.get(), output.streams());
    }
    Words words = Words.of(text);
    List<String> argv = new ArrayList<>(words.words());
    if (!argv.isEmpty() && argv.getFirst().equals("opentrade")) {
      argv.removeFirst(); // a habit of the fingers
    }
    if (argv.isEmpty()) {
      return 0;
    }
    if (argv.equals(List.of("exit")) || argv.equals(List.of("quit"))) {
      ended = true;
      return 0;
    }
    if (json && !argv.contains("--json")) {
      argv.add(1, "--json");
      moveBehindVerb(argv);
    }
    Terminal at = terminal.get();
    if (!words.pipe().isEmpty()) {
      return output.piped(words.pipe(), streams -> run(argv, Output.elsewhere(at), streams));
    }
    return run(argv, output.isScreen() ? at : Output.elsewhere(at), output.streams());
  }

  /// `= rsi(14, BTC/USDT@binance:1h)`: what stands behind the sign is one expression.
  private List<String> valueOf(String text) {
    String expression = text.substring(1).strip();
    return json ? List.of("value", "--json", expression) : List.of("value", expression);
  }

  /// A noun wants its verb beside it: flags come behind both.
  private static void moveBehindVerb(List<String> argv) {
    String flag = argv.remove(1);
    int at = argv.size() > 1 && !argv.get(1).startsWith("-") ? 2 : 1;
    argv.add(at, flag);
  }

  private int run(List<String> argv, Terminal at, Streams streams) {
    return door.run(argv, at, streams);
  }

  private int meta(String text) throws IOException {
    String[] parts = text.strip().split("\\s+", 2);
    String rest = parts.length > 1 ? parts[1] : "";
    switch (parts[0]) {
      case "watch" -> {
        return watch(rest);
      }
      case "o" -> {
        if (rest.isEmpty()) {
          output.toScreen();
        } else {
          output.toFile(Path.of(rest));
        }
      }
      case "json" -> {
        json = !json;
        say("JSON is " + (json ? "on" : "off"));
      }
      case "time" -> {
        timed = !timed;
        say("times are " + (timed ? "shown" : "not shown"));
      }
      case "alias" -> alias(rest);
      case "unalias" -> {
        if (!aliases.remove(rest)) {
          return complain("there is no alias '" + rest + "'");
        }
      }
      case "run" -> {
        return file(Path.of(rest));
      }
      case "help", "?" -> say(Meta.HELP.stripTrailing());
      case "quit", "q" -> ended = true;
      default -> {
        return complain("there is no \\" + parts[0] + "; \\help lists what there is");
      }
    }
    return 0;
  }

  private int watch(String rest) throws IOException {
    List<String> words = new ArrayList<>(Words.of(rest).words());
    if (words.size() < 2) {
      return complain("write: \\watch 5 COMMAND");
    }
    List<String> argv = new ArrayList<>(List.of("watch", "--every", words.removeFirst()));
    argv.addAll(words);
    return run(argv, terminal.get(), new Output().streams());
  }

  private void alias(String rest) {
    String[] parts = rest.split("\\s+", 2);
    if (parts.length == 2) {
      aliases.set(parts[0], parts[1]);
    } else {
      aliases.lines().forEach(Shell::say);
    }
  }

  /// Runs the lines of a file; the first that fails ends it.
  int file(Path file) throws IOException {
    if (depth == NESTED) {
      return complain("files run each other without an end");
    }
    depth++;
    try {
      for (String line : Files.readAllLines(file)) {
        int exit = run(line);
        if (exit != 0 || ended) {
          return exit;
        }
      }
      return 0;
    } finally {
      depth--;
    }
  }

  private static int complain(String what) {
    say("opentrade: " + Printable.of(what));
    return 2;
  }

  private static void say(String text) {
    System.out.println(text);
  }
}
