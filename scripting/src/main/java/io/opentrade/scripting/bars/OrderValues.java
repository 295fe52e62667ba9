package io.opentrade.scripting.bars;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.scripting.plan.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Reads what a script says of an order. NaN stands for what is not given, minus infinity for a
/// number that was computed and is none.
final class OrderValues {
  static final int MAXIMUM_TAG = 100;

  /// Beyond this no price is meant seriously.
  private static final double LARGEST_PRICE = 1e15;

  private static final double LARGEST = 1e18;

  private OrderValues() {}

  /// The size; null where none is given.
  ///
  /// @throws Refusal where several are
  /// @throws ValueRefused where it is no positive number
  static @Nullable Sizing sizing(double quantity, double percent, double quote)
      throws ValueRefused {
    int given = 0;
    Sizing sizing = null;
    if (!Double.isNaN(quantity)) {
      given++;
      sizing = new Sizing.Base(new Quantity(positive("the quantity", quantity)));
    }
    if (!Double.isNaN(percent)) {
      given++;
      sizing = new Sizing.Percent(positive("the size in percent", percent));
    }
    if (!Double.isNaN(quote)) {
      given++;
      sizing = new Sizing.Quote(new Money(positive("the amount to spend", quote)));
    }
    if (given > 1) {
      throw new Refusal("an order has one size", "give quantity, percent or quote");
    }
    return sizing;
  }

  /// At most 18 decimals, which is finer than any exchange, so that the number stays short.
  private static BigDecimal positive(String what, double value) throws ValueRefused {
    number(what, value);
    if (value > LARGEST) {
      throw new ValueRefused(what + " is more than 1e18");
    }
    if (!(value > 0)) {
      throw new ValueRefused(what + " is not positive");
    }
    BigDecimal exact =
        BigDecimal.valueOf(value).setScale(18, RoundingMode.DOWN).stripTrailingZeros();
    if (exact.signum() == 0) {
      throw new ValueRefused(what + " is as good as nothing");
    }
    return exact;
  }

  static double price(String what, double value) throws ValueRefused {
    number(what, value);
    if (!Double.isNaN(value) && !(value > 0 && value <= LARGEST_PRICE)) {
      throw new ValueRefused(what + " is not a positive price");
    }
    return value;
  }

  static double leverage(double value) throws ValueRefused {
    if (!Double.isNaN(value) && !(value >= 1 && value <= 1000)) {
      throw new ValueRefused("the leverage is not a number from 1 to 1000");
    }
    return value;
  }

  /// Given or not, it is a number.
  static double number(String what, double value) throws ValueRefused {
    if (value == Double.NEGATIVE_INFINITY) {
      throw new ValueRefused(what + " is not a number");
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
