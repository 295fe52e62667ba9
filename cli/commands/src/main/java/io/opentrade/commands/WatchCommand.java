package io.opentrade.commands;

import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.screen.LiveScreen;
import io.opentrade.commands.screen.Page;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `watch COMMAND…`: a command again and again, on the whole screen; in a pipe, one below the
/// other.
final class WatchCommand extends Command {
  private static final int USUAL_SECONDS = 2;

  @Option(names = "--every", paramLabel = "SECONDS")
  @Nullable String every;

  @Option(names = "--times", paramLabel = "N")
  @Nullable String times;

  @Parameters(paramLabel = "COMMAND", arity = "0..*")
  List<String> words = new ArrayList<>();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Amounts amounts = new Amounts(invocation);
    Integer given = amounts.integer("--every", every, 1, 86_400);
    Integer most = amounts.integer("--times", times, 1, 1_000_000);
    int seconds = given == null ? USUAL_SECONDS : given;
    List<String> argv = List.copyOf(words);
    if (argv.isEmpty() || argv.getFirst().equals("watch")) {
      throw invocation.usage("watch.what");
    }
    Duration pause = Duration.ofSeconds(seconds);
    if (invocation.terminal().outputIsTerminal() && invocation.terminal().inputIsTerminal()) {
      return LiveScreen.show(invocation, new Again(invocation, argv, seconds), pause);
    }
    return below(invocation, argv, pause, most == null ? Integer.MAX_VALUE : most);
  }

  private static int below(Invocation invocation, List<String> argv, Duration pause, int most)
      throws InterruptedException {
    int exit = 0;
    for (int i = 0; i < most; i++) {
      if (i > 0) {
        Thread.sleep(pause);
      }
      exit = new Commands().run(argv, invocation.terminal(), invocation.gateway());
      if (exit == 130) {
        throw new InterruptedException();
      }
    }
    return exit;
  }

  /// The newest output, which can be scrolled.
  private static final class Again implements Page {
    private final Invocation invocation;
    private final List<String> argv;
    private final int seconds;
    private int first;

    Again(Invocation invocation, List<String> argv, int seconds) {
      this.invocation = invocation;
      this.argv = argv;
      this.seconds = seconds;
    }

    @Override
    public List<Line> draw(int columns, int rows) throws InterruptedException {
      Captured captured = new Captured(invocation.terminal());
      int exit = new Commands().run(argv, captured, invocation.gateway());
      if (exit == 130) {
        throw new InterruptedException();
      }
      List<String> text = captured.text().lines().toList();
      first = Math.clamp(first, 0, Math.max(0, text.size() - rows + 2));
      List<Line> lines = new ArrayList<>();
      lines.add(
          new Line()
              .add(Tint.BOLD, String.join(" ", argv))
              .add(
                  Tint.DIM,
                  "  "
                      + invocation.text("watch.head", seconds, Times.clock(Instant.now()))
                      + (exit == 0 ? "" : "  exit " + exit)));
      lines.add(new Line());
      text.stream()
          .skip(first)
          .limit(Math.max(0, rows - 2))
          .forEach(each -> lines.add(Line.of(each)));
      return lines;
    }

    @Override
    public boolean press(String key) {
      switch (key) {
        case "q", "escape" -> {
          return false;
        }
        case "down", "j" -> first++;
        case "up", "k" -> first--;
        case "page down", " " -> first += 10;
        case "page up" -> first -= 10;
        case "home" -> first = 0;
        default -> {
          return true;
        }
      }
      return true;
    }
  }
}
