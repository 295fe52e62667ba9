package io.opentrade.scripting.bars;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.scripting.plan.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Reads what a script says of an order.
final class OrderValues {
  static final int MAXIMUM_TAG = 100;

  private OrderValues() {}

  /// The size; null where none is given.
  ///
  /// @throws Refusal where several are, or it is no positive number
  static @Nullable Sizing sizing(double quantity, double percent, double quote) {
    int given = 0;
    Sizing sizing = null;
    if (!Double.isNaN(quantity)) {
      given++;
      sizing = new Sizing.Base(new Quantity(positive("quantity", quantity)));
    }
    if (!Double.isNaN(percent)) {
      given++;
      sizing = new Sizing.Percent(positive("percent", percent));
    }
    if (!Double.isNaN(quote)) {
      given++;
      sizing = new Sizing.Quote(new Money(positive("quote", quote)));
    }
    if (given > 1) {
      throw new Refusal("an order has one size", "give quantity, percent or quote");
    }
    return sizing;
  }

  /// At most 18 decimals, which is finer than any exchange, so that the number stays short.
  private static BigDecimal positive(String what, double value) {
    if (value > 1e18) {
      throw new Refusal(what + " must be at most 1e18, not " + value, "");
    }
    if (!(value > 0)) {
      throw new Refusal(what + " must be positive, not " + value, "");
    }
    BigDecimal exact =
        BigDecimal.valueOf(value).setScale(18, RoundingMode.DOWN).stripTrailingZeros();
    if (exact.signum() == 0) {
      throw new Refusal(what + " is as good as nothing: " + value, "");
    }
    return exact;
  }

  static double price(String what, double value) {
    if (!Double.isNaN(value) && !(value > 0 && value < 1e18)) {
      throw new Refusal(what + " must be a positive price, not " + value, "");
    }
    return value;
  }

  static String tag(String tag) {
    if (tag.length() > MAXIMUM_TAG) {
      throw new Refusal("a tag has at most " + MAXIMUM_TAG + " characters", "");
    }
    return tag;
  }
}
