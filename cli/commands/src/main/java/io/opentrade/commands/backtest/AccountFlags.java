package io.opentrade.commands.backtest;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.input.Choices;
import io.opentrade.commands.input.Inputs;
import io.opentrade.protocol.AccountRules;
import io.opentrade.protocol.DataSource;
import io.opentrade.protocol.InputFile;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags that say what is borrowed, and on what contract.
public final class AccountFlags {
  private static final Pattern RATE = Pattern.compile("[0-9.]+ ?%|[0-9]*[.][0-9]+|0");

  @Option(names = "--account", paramLabel = "ACCOUNT")
  @Nullable String account;

  @Option(names = "--contract", paramLabel = "CONTRACT")
  @Nullable String contract;

  @Option(names = "--multiplier", paramLabel = "N")
  @Nullable String multiplier;

  @Option(names = "--margin", paramLabel = "MARGIN")
  @Nullable String margin;

  @Option(names = "--mark", paramLabel = "SERIES|FILE")
  @Nullable String mark;

  @Option(names = "--funding", paramLabel = "SERIES|FILE")
  @Nullable String funding;

  @Option(names = "--maintenance", paramLabel = "RATE|FILE")
  @Nullable String maintenance;

  @Option(names = "--liquidation-fee", paramLabel = "RATE")
  @Nullable String liquidationFee;

  @Option(names = "--liquidation-buffer", paramLabel = "SHARE")
  @Nullable String liquidationBuffer;

  @Option(names = "--pnl", paramLabel = "LOTS")
  @Nullable String pnl;

  /// What was asked for; null where nothing was.
  ///
  /// @param leverage as it was written; null where it was not
  @Nullable AccountRules rules(Invocation invocation, Inputs inputs, @Nullable String leverage) {
    Amounts amounts = new Amounts(invocation);
    boolean rate = maintenance != null && RATE.matcher(maintenance).matches();
    InputFile tiers = maintenance == null || rate ? null : inputs.file(maintenance);
    AccountRules rules =
        new AccountRules(
            Choices.one(invocation, "--account", account, List.of("spot", "margin")),
            Choices.one(invocation, "--contract", contract, List.of("spot", "linear", "inverse")),
            amounts.positive("--multiplier", multiplier),
            amounts.leverage(leverage),
            Choices.one(invocation, "--margin", margin, List.of("isolated", "cross")),
            source(inputs, mark),
            source(inputs, funding),
            rate ? amounts.rate("--maintenance", maintenance) : null,
            tiers,
            amounts.rate("--liquidation-fee", liquidationFee),
            amounts.rate("--liquidation-buffer", liquidationBuffer),
            Choices.one(invocation, "--pnl", pnl, List.of("average", "fifo", "lifo", "hifo")));
    return rules.equals(AccountRules.PLAIN) ? null : rules;
  }

  private static @Nullable DataSource source(Inputs inputs, @Nullable String text) {
    return text == null ? null : inputs.data(List.of(text)).getFirst();
  }
}
