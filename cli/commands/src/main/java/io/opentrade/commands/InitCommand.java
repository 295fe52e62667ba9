package io.opentrade.commands;

import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Tint;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/// `init`: the first minutes, step by step; each step is a command that is shown, run, or skipped.
final class InitCommand extends Command {
  private static final String STRATEGY = "my-first-strategy.js";
  private static final String SERIES = "BTC/USDT@binance:1h";

  @Option(names = "--yes")
  boolean yes;

  @Option(names = "--offline")
  boolean offline;

  /// @param key of its explanation
  /// @param usually whether Enter means yes
  private record Step(String key, boolean usually, List<String> argv) {}

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    if (!yes && !invocation.terminal().inputIsTerminal()) {
      throw invocation.usage("init.nobody");
    }
    say(invocation, Tint.BOLD, "init.welcome");
    int failed = 0;
    for (Step step : steps(invocation)) {
      invocation.out().blank();
      invocation.out().paragraph(Tint.PLAIN, "", invocation.text(step.key()));
      invocation.out().print(Line.of("  ").add(Tint.ACCENT, shown(step)));
      invocation.out().flush();
      if (wanted(invocation, step)) {
        int exit = new Commands().run(step.argv(), invocation.terminal(), invocation.gateway());
        if (exit == 130) {
          throw new InterruptedException();
        }
        failed += exit == 0 ? 0 : 1;
      }
    }
    invocation.out().blank();
    invocation.out().paragraph(Tint.PLAIN, "", invocation.text("init.next"));
    return failed == 0 ? 0 : 1;
  }

  private List<Step> steps(Invocation invocation) {
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step(
            "init.doctor", true, offline ? List.of("doctor", "--offline") : List.of("doctor")));
    steps.add(new Step("init.account", true, List.of("account", "list")));
    if (!offline) {
      List<String> download = List.of("data", "download", SERIES, "--from", "2025-01-01");
      steps.add(new Step("init.candles", false, download));
    }
    if (invocation.terminal().namesFiles()
        && !Files.exists(invocation.terminal().cwd().resolve(STRATEGY))) {
      List<String> write = List.of("strategy", "new", STRATEGY, "--lang", "js");
      steps.add(new Step("init.strategy", true, write));
    }
    steps.add(new Step("init.backtest", true, List.of("backtest", STRATEGY, "--demo")));
    if (invocation.terminal().namesFiles()) {
      steps.add(new Step("init.completion", false, List.of("completion", "install")));
    }
    if (!offline) {
      steps.add(new Step("init.telegram", false, List.of("telegram", "setup")));
    }
    return steps;
  }

  private static String shown(Step step) {
    return "opentrade " + String.join(" ", step.argv());
  }

  private boolean wanted(Invocation invocation, Step step) {
    if (yes) {
      return step.usually();
    }
    String question = invocation.text(step.usually() ? "init.runYes" : "init.runNo") + " ";
    String answer = invocation.terminal().prompt(question, false).strip().toLowerCase(Locale.ROOT);
    return answer.isEmpty() ? step.usually() : answer.startsWith("y");
  }

  private static void say(Invocation invocation, Tint tint, String key) {
    invocation.out().print(Line.of(tint, invocation.text(key)));
  }
}
