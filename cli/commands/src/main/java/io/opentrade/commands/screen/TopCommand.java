package io.opentrade.commands.screen;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `top`: accounts, positions, orders, strategies and what happens, on one screen; keys act.
public final class TopCommand extends Command {
  private static final int USUAL_SECONDS = 1;

  @Option(names = "--every", paramLabel = "SECONDS")
  @Nullable String every;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Integer seconds = new Amounts(invocation).integer("--every", every, 1, 3600);
    TopPage page = new TopPage(invocation);
    var terminal = invocation.terminal();
    if (invocation.json()) {
      invocation.document(TopState.read(invocation).document());
      return 0;
    }
    if (!terminal.outputIsTerminal() || !terminal.inputIsTerminal()) {
      invocation.out().print(page.draw(invocation.out().width(), terminal.rows()));
      return 0;
    }
    return LiveScreen.show(
        invocation, page, Duration.ofSeconds(seconds == null ? USUAL_SECONDS : seconds));
  }
}
