package io.opentrade.research.backtest;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The size of entries as people write it: `100%` of the cash, `10%equity`, `0.5base`,
/// `1000quote`, `1%risk` (lost at the stop), `1%vol/14` (moved by an average true range of 14
/// bars), `0.5kelly`.
final class SizeText {
  private static final Pattern TEXT =
      Pattern.compile(
          "([0-9]{1,18}(?:[.][0-9]{1,18})?) ?(%|base|quote|% ?equity|% ?risk|kelly|%"
              + " ?vol(?:/([0-9]{1,4}))?)");
  private static final int RANGE = 14;

  private SizeText() {}

  static RunSize parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    try {
      if (matcher.matches()) {
        BigDecimal number = new BigDecimal(matcher.group(1));
        String bars = matcher.group(3);
        return switch (matcher.group(2).replace(" ", "").replaceAll("/.*", "")) {
          case "%" -> RunSize.of(new Sizing.Percent(number));
          case "base" -> RunSize.of(new Sizing.Base(new Quantity(number)));
          case "quote" -> RunSize.of(new Sizing.Quote(new Money(number)));
          case "%equity" -> RunSize.of(new Sizing.Equity(number));
          case "%risk" -> RunSize.of(new Sizing.Risk(number, Double.NaN));
          case "kelly" -> RunSize.of(new Sizing.Kelly(number));
          default -> RunSize.byRange(number, bars == null ? RANGE : Integer.parseInt(bars));
        };
      }
    } catch (IllegalArgumentException _) {
      // Said below: the same advice helps.
    }
    throw new RequestFailed(
        FailureKind.USAGE,
        "'" + text + "' is not a size",
        "write a share of the cash (50%) or the equity (10%equity), a quantity (0.5base), an"
            + " amount (1000quote), 1%risk, 1%vol/14 or 0.5kelly");
  }
}
