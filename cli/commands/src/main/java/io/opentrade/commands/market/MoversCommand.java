package io.opentrade.commands.market;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.MarketMovers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `movers [EXCHANGE…]`: what rose and fell most in 24 hours.
public final class MoversCommand extends Command {
  @Parameters(paramLabel = "EXCHANGE", arity = "0..*")
  List<String> exchanges = new ArrayList<>();

  @Option(names = "--kind", paramLabel = "KIND")
  String kind = "spot";

  @Option(names = "--quote", paramLabel = "COIN")
  @Nullable String quote;

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
                exchanges.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList(),
                kind.toLowerCase(Locale.ROOT),
                quote,
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
