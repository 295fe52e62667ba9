package io.opentrade.research.backtest;

import io.opentrade.engine.core.SizeMoment;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.sim.BarPath;
import io.opentrade.engine.sim.FeeCurrency;
import io.opentrade.engine.sim.FeeTiers;
import io.opentrade.engine.sim.FillModel;
import io.opentrade.engine.sim.FillMoment;
import io.opentrade.engine.sim.Latency;
import io.opentrade.engine.sim.Slippage;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FillRules;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads how fills are simulated.
final class FillText {
  private static final Pattern SLIPPAGE =
      Pattern.compile("([0-9]{1,6}) ?ticks?|([0-9.]{1,20}) ?%|(volume|root):([0-9.]{1,20})");
  private static final Pattern LATENCY = Pattern.compile("([0-9]{1,9}) ?(bars?|ms|s)");

  private FillText() {}

  /// All but the fee tiers, which stand in a file.
  ///
  /// @throws IllegalArgumentException with a message for people
  static FillModel parse(@Nullable FillRules rules) {
    if (rules == null) {
      return FillModel.PLAIN;
    }
    return new FillModel(
        slippage(rules.slippage()),
        value(rules.volumeShare()),
        latency(rules.latency()),
        moment(rules.moment()),
        value(rules.makerFeeRate()),
        currency(rules.feeCurrency()),
        rules.minimumNotional() == null ? Money.ZERO : new Money(rules.minimumNotional().value()),
        CompatText.parse(rules.compat()),
        FeeTiers.NONE,
        path(rules.path()));
  }

  /// At what price entries are sized.
  ///
  /// @throws IllegalArgumentException with a message for people
  static SizeMoment sizeAt(@Nullable FillRules rules) {
    return switch (rules == null ? null : rules.sizeAt()) {
      case null -> SizeMoment.OPEN;
      case "open" -> SizeMoment.OPEN;
      case "close" -> SizeMoment.CLOSE;
      case String other -> throw unclear(other, "a moment to size at", "open or close");
    };
  }

  private static BarPath path(@Nullable String text) {
    return switch (text) {
      case null -> BarPath.NEAREST;
      case "nearest" -> BarPath.NEAREST;
      case "high" -> BarPath.HIGH_FIRST;
      case "low" -> BarPath.LOW_FIRST;
      case "worst" -> BarPath.WORST;
      default -> throw unclear(text, "a path through a bar", "nearest, high, low or worst");
    };
  }

  private static Slippage slippage(@Nullable String text) {
    if (text == null || text.equals("none")) {
      return new Slippage.None();
    }
    Matcher matcher = SLIPPAGE.matcher(text);
    if (!matcher.matches()) {
      throw unclear(text, "a slippage", "2ticks, 0.05%, volume:0.1 or root:0.1");
    }
    if (matcher.group(1) != null) {
      return new Slippage.Ticks(Integer.parseInt(matcher.group(1)));
    }
    if (matcher.group(2) != null) {
      return new Slippage.Percent(number(text, matcher.group(2)).movePointLeft(2));
    }
    double impact = number(text, matcher.group(4)).doubleValue();
    return matcher.group(3).equals("root")
        ? new Slippage.SquareRoot(impact)
        : new Slippage.VolumeShare(impact);
  }

  private static Latency latency(@Nullable String text) {
    if (text == null) {
      return new Latency.Millis(0);
    }
    Matcher matcher = LATENCY.matcher(text);
    if (!matcher.matches()) {
      throw unclear(text, "a latency", "2bars, 500ms or 3s");
    }
    int count = Integer.parseInt(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> new Latency.Millis(count);
      case "s" -> new Latency.Millis(count * 1000L);
      default -> new Latency.Bars(count);
    };
  }

  private static FillMoment moment(@Nullable String text) {
    return switch (text) {
      case null -> FillMoment.NEXT_OPEN;
      case "open" -> FillMoment.NEXT_OPEN;
      case "close" -> FillMoment.CLOSE;
      default -> throw unclear(text, "a moment to fill at", "open or close");
    };
  }

  private static FeeCurrency currency(@Nullable String text) {
    return switch (text) {
      case null -> FeeCurrency.QUOTE;
      case "quote" -> FeeCurrency.QUOTE;
      case "base" -> FeeCurrency.BASE;
      default -> throw unclear(text, "a currency of fees", "quote or base");
    };
  }

  private static BigDecimal number(String text, String digits) {
    try {
      return new BigDecimal(digits);
    } catch (NumberFormatException _) {
      throw unclear(text, "a slippage", "2ticks, 0.05%, volume:0.1 or root:0.1");
    }
  }

  private static @Nullable BigDecimal value(@Nullable Decimal decimal) {
    return decimal == null ? null : decimal.value();
  }

  private static IllegalArgumentException unclear(String text, String what, String examples) {
    return new IllegalArgumentException("'" + text + "' is not " + what + "; write " + examples);
  }
}
