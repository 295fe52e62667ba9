package io.opentrade.research.backtest;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import java.math.BigDecimal;

/// The size of entries as people write it: `100%`, `0.5base`, `1000quote`.
final class SizeText {
  private SizeText() {}

  static Sizing parse(String text) {
    try {
      if (text.endsWith("%")) {
        return new Sizing.Percent(number(text, "%"));
      }
      if (text.endsWith("base")) {
        return new Sizing.Base(new Quantity(number(text, "base")));
      }
      if (text.endsWith("quote")) {
        return new Sizing.Quote(new Money(number(text, "quote")));
      }
    } catch (IllegalArgumentException _) {
      // Said below: the same advice helps.
    }
    throw new RequestFailed(
        FailureKind.USAGE,
        "'" + text + "' is not a size",
        "write a share of the cash (50%), a quantity (0.5base) or an amount (1000quote)");
  }

  private static BigDecimal number(String text, String unit) {
    return new BigDecimal(text.substring(0, text.length() - unit.length()).strip());
  }
}
