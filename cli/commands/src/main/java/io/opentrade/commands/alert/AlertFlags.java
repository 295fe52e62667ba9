package io.opentrade.commands.alert;

import io.opentrade.commands.Commands;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Moments;
import io.opentrade.commands.input.Spans;
import io.opentrade.protocol.AlertAction;
import io.opentrade.protocol.AlertTerms;
import io.opentrade.protocol.ForeignText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How often an alert fires, and what it does then.
final class AlertFlags {
  private static final String DEMO = "demo";
  private static final String NONE = "none";

  @Option(names = "--symbol", paramLabel = "MARKET")
  @Nullable String symbol;

  @Option(names = "--once")
  boolean once;

  @Option(names = "--every", paramLabel = "TIME")
  @Nullable String every;

  @Option(names = "--until", paramLabel = "DATE")
  @Nullable String until;

  @Option(names = "--hysteresis", paramLabel = "N|N%")
  @Nullable String hysteresis;

  @Option(names = "--cooldown", paramLabel = "TIME")
  @Nullable String cooldown;

  @Option(names = "--message", paramLabel = "TEXT")
  @Nullable String message;

  @Option(names = "--missed", paramLabel = "once|skip")
  @Nullable String missed;

  @Option(names = "--pause", paramLabel = "STRATEGY")
  @Nullable String pause;

  @Option(names = "--halt")
  boolean halt;

  @Option(names = "--account", paramLabel = "NAME")
  @Nullable String account;

  /// The terms that are written, over those that there were.
  ///
  /// @param old null for a new alert
  /// @param command the words behind `--`
  AlertTerms terms(
      Invocation invocation, String expression, @Nullable AlertTerms old, List<String> command) {
    if (expression.isBlank()) {
      throw invocation.usage("alert.noExpression");
    }
    if (once && every != null && !every.equals(NONE)) {
      throw invocation.usage("alert.onceOrEvery");
    }
    AlertTerms before = old == null ? AlertTerms.plain(expression, null) : old;
    Spans spans = new Spans(invocation);
    return new AlertTerms(
        new ForeignText(expression),
        symbol == null ? before.symbol() : orNone(symbol),
        every == null ? once || before.once() : once,
        once ? null : every == null ? before.every() : spans.seconds("--every", orNone(every)),
        until == null ? before.until() : new Moments(invocation).read("--until", orNone(until)),
        hysteresis == null ? before.hysteresis() : amount(invocation, orNone(hysteresis)),
        cooldown == null ? before.cooldown() : spans.seconds("--cooldown", orNone(cooldown)),
        message == null ? before.message() : foreign(orNone(message)),
        missed == null ? before.skipMissed() : skip(invocation, missed),
        action(invocation, before.action(), command));
  }

  private static @Nullable String orNone(String text) {
    return text.equals(NONE) ? null : text;
  }

  private static @Nullable ForeignText foreign(@Nullable String text) {
    return text == null ? null : new ForeignText(text);
  }

  private static @Nullable String amount(Invocation invocation, @Nullable String text) {
    if (text != null && !text.matches("[0-9]{1,15}(\\.[0-9]{1,12})?%?")) {
      throw invocation.usage("alert.hysteresis", text);
    }
    return text;
  }

  private static boolean skip(Invocation invocation, String text) {
    return switch (text) {
      case "skip" -> true;
      case "once" -> false;
      default -> throw invocation.usage("alert.missed", text);
    };
  }

  private AlertAction action(Invocation invocation, AlertAction old, List<String> command) {
    int actions = (pause == null ? 0 : 1) + (halt ? 1 : 0) + (command.isEmpty() ? 0 : 1);
    if (actions > 1) {
      throw invocation.usage("alert.oneAction");
    }
    if (!command.isEmpty() && !Commands.knows(command)) {
      throw invocation.usage("alert.noCommand", String.join(" ", command));
    }
    if (actions == 0) {
      return old;
    }
    if (Objects.equals(pause, NONE)) {
      return AlertAction.NONE;
    }
    return new AlertAction(
        foreign(pause), pause != null && account == null ? DEMO : account, halt, command);
  }
}
