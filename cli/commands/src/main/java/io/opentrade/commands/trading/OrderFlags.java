package io.opentrade.commands.trading;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.input.Choices;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.OrderTicket;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How an order is written, for those that place one and for the preview.
final class OrderFlags {
  @Option(names = "--quote", paramLabel = "N")
  @Nullable String quote;

  @Option(names = "--percent", paramLabel = "P")
  @Nullable String percent;

  @Option(names = "--limit", paramLabel = "PRICE")
  @Nullable String limit;

  @Option(names = "--trigger", paramLabel = "PRICE")
  @Nullable String trigger;

  @Option(names = "--stop-loss", paramLabel = "PRICE")
  @Nullable String stopLoss;

  @Option(names = "--take-profit", paramLabel = "PRICE")
  @Nullable String takeProfit;

  @Option(names = "--trail", paramLabel = "OFFSET")
  @Nullable String trail;

  @Option(names = "--oco", paramLabel = "PRICE")
  @Nullable String oco;

  @Option(names = "--tif", paramLabel = "TIME")
  @Nullable String timeInForce;

  @Option(names = "--post-only")
  boolean postOnly;

  @Option(names = "--reduce-only")
  boolean reduceOnly;

  @Option(names = "--leverage", paramLabel = "N")
  @Nullable String leverage;

  @Option(names = "--margin", paramLabel = "MODE")
  @Nullable String margin;

  /// The ticket, where exactly one thing says how much.
  OrderTicket ticket(Invocation invocation, String side, String symbol, @Nullable String quantity) {
    int sizes = (quantity == null ? 0 : 1) + (quote == null ? 0 : 1) + (percent == null ? 0 : 1);
    if (sizes != 1) {
      throw invocation.usage("order.size");
    }
    Amounts amounts = new Amounts(invocation);
    Double share = amounts.percent("--percent", percent);
    return new OrderTicket(
        symbol,
        side,
        amounts.positive("QUANTITY", quantity),
        amounts.positive("--quote", quote),
        share == null ? null : Decimal.of(share),
        amounts.positive("--limit", limit),
        amounts.positive("--trigger", trigger),
        amounts.positive("--stop-loss", stopLoss),
        amounts.positive("--take-profit", takeProfit),
        trail,
        amounts.positive("--oco", oco),
        Choices.one(invocation, "--tif", timeInForce, List.of("gtc", "ioc", "fok", "day")),
        postOnly,
        reduceOnly,
        amounts.positive("--leverage", leverage),
        Choices.one(invocation, "--margin", margin, List.of("isolated", "cross")));
  }
}
