package io.opentrade.commands.daemon;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Screen;
import io.opentrade.commands.text.TextWidth;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.Health;
import picocli.CommandLine.Option;

/// `health`: whether everything that is needed works; exit code 1 when something does not.
public final class HealthCommand extends Command {
  @Option(names = "--full")
  boolean full;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Health.Reply reply = invocation.ask(new Health(full));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      show(invocation.out(), reply);
    }
    return reply.healthy() ? 0 : FailureKind.FAILED.exitCode();
  }

  static void show(Screen out, Health.Reply reply) {
    int widest = 0;
    for (Health.Check check : reply.checks()) {
      widest = Math.max(widest, TextWidth.of(check.name()));
    }
    String indent = " ".repeat(widest + 4);
    for (Health.Check check : reply.checks()) {
      Line line = mark(check.state()).add(Tint.BOLD, TextWidth.padRight(check.name(), widest));
      boolean first = true;
      // Wrapping makes it printable, and keeps the isolates of a right-to-left sentence.
      for (String part : Screen.wrap(check.summary().raw(), out.width() - indent.length())) {
        out.print((first ? line.add("  ") : Line.of(indent)).add(part));
        first = false;
      }
      if (check.hint() != null) {
        out.paragraph(Tint.DIM, indent + "→ ", indent + "  ", check.hint());
      }
    }
  }

  private static Line mark(Health.State state) {
    return switch (state) {
      case OK -> new Line().add(Tint.GOOD, "✓ ");
      case WARNING -> new Line().add(Tint.WARN, "! ");
      case FAILED -> new Line().add(Tint.BAD, "✗ ");
      case SKIPPED -> new Line().add(Tint.DIM, "· ");
    };
  }
}
