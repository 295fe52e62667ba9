package io.opentrade.commands.backtest;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.input.Choices;
import io.opentrade.commands.input.Inputs;
import io.opentrade.protocol.FillRules;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The flags that say how orders are filled.
public final class FillFlags {
  @Option(names = "--fill", paramLabel = "MOMENT")
  @Nullable String fill;

  @Option(names = "--slippage", paramLabel = "SLIPPAGE")
  @Nullable String slippage;

  @Option(names = "--volume-share", paramLabel = "SHARE")
  @Nullable String volumeShare;

  @Option(names = "--latency", paramLabel = "DELAY")
  @Nullable String latency;

  @Mixin FeeFlags fees = new FeeFlags();

  @Option(names = "--min-notional", paramLabel = "AMOUNT")
  @Nullable String minimumNotional;

  @Option(names = "--detail", paramLabel = "SERIES|FILE")
  @Nullable String detail;

  @Option(names = "--book", paramLabel = "FILE")
  @Nullable String book;

  @Option(names = "--size-at", paramLabel = "MOMENT")
  @Nullable String sizeAt;

  @Option(names = "--path", paramLabel = "PATH")
  @Nullable String path;

  @Mixin CompatFlags compat = new CompatFlags();

  /// What was asked for; null where nothing was.
  @Nullable FillRules rules(Invocation invocation, Inputs inputs) {
    Amounts amounts = new Amounts(invocation);
    FillRules rules =
        new FillRules(
            Choices.one(invocation, "--fill", fill, List.of("open", "close")),
            slippage,
            amounts.rate("--volume-share", volumeShare),
            latency,
            fees.makerRate(amounts),
            fees.ownCurrency(invocation),
            amounts.positive("--min-notional", minimumNotional),
            detail == null ? null : inputs.data(List.of(detail)).getFirst(),
            book == null ? null : inputs.file(book),
            fees.tiers(inputs),
            fees.coin(invocation, amounts, inputs),
            Choices.one(invocation, "--size-at", sizeAt, List.of("open", "close")),
            Choices.one(invocation, "--path", path, List.of("nearest", "high", "low", "worst")),
            compat.rules(invocation));
    return rules.equals(FillRules.PLAIN) ? null : rules;
  }
}
