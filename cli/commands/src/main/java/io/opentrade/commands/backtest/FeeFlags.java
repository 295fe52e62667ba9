package io.opentrade.commands.backtest;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.input.Choices;
import io.opentrade.commands.input.Inputs;
import io.opentrade.protocol.DataSource;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FeeCoin;
import io.opentrade.protocol.InputFile;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags that say what fills cost.
public final class FeeFlags {
  private static final List<String> OWN = List.of("quote", "base");
  private static final Pattern COIN = Pattern.compile("[A-Za-z0-9]{2,12}");
  private static final Pattern NUMBER = Pattern.compile("[0-9.]+");

  /// What cannot be meant as a rate: a path, or a name that ends as files do.
  private static final Pattern FILE = Pattern.compile(".*/.*|[^%]*[.][A-Za-z]{2,5}");

  @Option(names = "--fee", paramLabel = "RATE|FILE")
  @Nullable String fee;

  @Option(names = "--maker-fee", paramLabel = "RATE")
  @Nullable String makerFee;

  @Option(names = "--fee-currency", paramLabel = "CURRENCY")
  @Nullable String currency;

  @Option(names = "--fee-price", paramLabel = "PRICE|SERIES|FILE")
  @Nullable String price;

  private boolean tiered() {
    return fee != null && FILE.matcher(fee).matches();
  }

  /// The fee of every fill; null where none was given, or tiers were.
  @Nullable Decimal rate(Amounts amounts) {
    return tiered() ? null : amounts.rate("--fee", fee);
  }

  @Nullable InputFile tiers(Inputs inputs) {
    return fee != null && tiered() ? inputs.file(fee) : null;
  }

  @Nullable Decimal makerRate(Amounts amounts) {
    return amounts.rateOrRebate("--maker-fee", makerFee);
  }

  /// `quote` or `base`; null for neither.
  @Nullable String ownCurrency(Invocation invocation) {
    if (currency == null || third()) {
      return null;
    }
    if (!OWN.contains(currency.toLowerCase(Locale.ROOT))) {
      throw invocation.usage("input.feeCurrency", currency);
    }
    return Choices.one(invocation, "--fee-currency", currency, OWN);
  }

  /// A third currency, told apart by having a price.
  @Nullable FeeCoin coin(Invocation invocation, Amounts amounts, Inputs inputs) {
    if (price == null) {
      return null;
    }
    if (currency == null || !third() || !COIN.matcher(currency).matches()) {
      throw invocation.usage("input.feePrice", currency == null ? "quote" : currency);
    }
    String name = currency.toUpperCase(Locale.ROOT);
    if (NUMBER.matcher(price).matches()) {
      return new FeeCoin(name, amounts.positive("--fee-price", price), null);
    }
    DataSource prices = inputs.data(List.of(price)).getFirst();
    return new FeeCoin(name, null, prices);
  }

  private boolean third() {
    return price != null && currency != null && !OWN.contains(currency.toLowerCase(Locale.ROOT));
  }
}
