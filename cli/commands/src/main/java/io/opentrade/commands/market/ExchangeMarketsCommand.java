package io.opentrade.commands.market;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ExchangeMarkets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `exchange markets [EXCHANGE…]`: what is traded there, and on which grid.
public final class ExchangeMarketsCommand extends Command {
  @Mixin MarketChoice choice = new MarketChoice();

  @Option(names = "--search", paramLabel = "TEXT")
  @Nullable String search;

  @Option(names = "--all")
  boolean all;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    ExchangeMarkets.Reply reply =
        invocation.ask(
            new ExchangeMarkets(choice.exchanges(), choice.kind(), choice.quote, search, all));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      print(invocation, reply.exchanges());
    }
    if (reply.exchanges().isEmpty() && !invocation.json()) {
      invocation.err().print(invocation.text("exchange.noMarkets", choice.kind()));
    }
    return new MarketScreen(invocation).troubles(reply.troubles());
  }

  private static void print(Invocation invocation, List<ExchangeMarkets.Listed> exchanges) {
    Table table =
        new Table()
            .flexible(invocation.text("column.market"), 0)
            .right(invocation.text("column.tick"), 0)
            .right(invocation.text("column.lot"), 0)
            .right(invocation.text("column.smallest"), 1)
            .right(invocation.text("column.leastNotional"), 0)
            .left(invocation.text("column.listed"), 2);
    exchanges.stream()
        .flatMap(listed -> listed.markets().stream())
        .forEach(market -> row(table, market));
    if (!exchanges.isEmpty()) {
      invocation.out().print(table.lines(invocation.out().width(), ""));
    }
    for (ExchangeMarkets.Listed listed : exchanges) {
      String bars = String.join(" ", listed.timeframes());
      String count = invocation.count("exchange.markets", listed.markets().size());
      invocation
          .out()
          .print(
              Line.of(
                  Tint.DIM, invocation.text("exchange.listed", listed.exchange(), count, bars)));
    }
  }

  private static void row(Table table, ExchangeMarkets.Market market) {
    table
        .row()
        .cell(market.trading() ? Tint.BOLD : Tint.DIM, market.market())
        .cell(Numbers.exact(market.tick()))
        .cell(Numbers.exact(market.lot()))
        .cell(Numbers.exact(market.smallest()))
        .cell(exact(market.leastNotional()))
        .cell(market.since() == null ? Numbers.UNDEFINED : Times.day(market.since()));
  }

  private static String exact(@Nullable Decimal value) {
    return value == null ? Numbers.UNDEFINED : Numbers.exact(value);
  }
}
