package io.opentrade.commands.market;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.MarketMovers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `movers [EXCHANGE…]`: what rose and fell most in 24 hours.
public final class MoversCommand extends Command {
  @Mixin MarketChoice choice = new MarketChoice();

  @Option(names = "--volume", paramLabel = "N")
  @Nullable String volume;

  @Option(names = "--limit", paramLabel = "N")
  @Nullable String limit;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Amounts amounts = new Amounts(invocation);
    Integer most = amounts.integer("--limit", limit, 1, 200);
    MarketMovers.Reply reply =
        invocation.ask(
            new MarketMovers(
                choice.exchanges(),
                choice.kind(),
                choice.quote,
                least(invocation),
                Objects.requireNonNullElse(most, 0)));
    MarketScreen screen = new MarketScreen(invocation);
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      invocation.out().print(Line.of(Tint.BOLD, invocation.text("movers.rising")));
      screen.quotes(reply.rising());
      invocation.out().blank();
      invocation.out().print(Line.of(Tint.BOLD, invocation.text("movers.falling")));
      screen.quotes(reply.falling());
      invocation.out().print(Line.of(Tint.DIM, invocation.count("movers.of", reply.markets())));
    }
    return screen.troubles(reply.troubles());
  }

  private Decimal least(Invocation invocation) {
    if (volume == null) {
      return Decimal.ZERO;
    }
    try {
      Decimal value = Decimal.of(volume.replace(",", "").replace("_", ""));
      if (value.signum() >= 0) {
        return value;
      }
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw invocation.usage("movers.volume", volume);
  }
}
