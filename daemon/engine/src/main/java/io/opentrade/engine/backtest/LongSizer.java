package io.opentrade.engine.backtest;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Turns a size into a quantity in longs, as the event engine's sizer does in decimals: the cash
/// over the price with its fee, rounded down to lots; what rounding of notional and fee adds is
/// taken back.
final class LongSizer {
  /// What rounding can add to a cost at most, in the smallest unit of money.
  private static final int SLACK = 4;

  private final LongMoney money;
  private final BigDecimal perUnit;
  private final BigDecimal lot;
  private final long lotUnits;
  private final Amount usual;

  /// What may be spent.
  private sealed interface Amount {
    /// A share of the cash.
    record Share(boolean more, Lots lots) implements Amount {}

    /// So much, whatever the cash.
    record Fixed(long amount, long roundedUp, Lots lots) implements Amount {}

    /// A quantity, whatever it costs.
    record Whole(long quantity) implements Amount {}
  }

  LongSizer(LongMoney money, BigDecimal highestFee, Sizing usual) {
    Instrument instrument = money.instrument();
    this.money = money;
    this.perUnit = BigDecimal.ONE.add(highestFee);
    this.lot = instrument.lot();
    this.lotUnits = LongMoney.units(lot, money.lotScale());
    this.usual = amount(usual, instrument);
  }

  /// Whether it knows how to size like that.
  static boolean covers(Sizing sizing) {
    return switch (sizing) {
      case Sizing.Base _, Sizing.Quote _, Sizing.Percent _ -> true;
      case Sizing.Equity _, Sizing.Risk _, Sizing.Kelly _ -> false;
    };
  }

  private Amount amount(Sizing sizing, Instrument instrument) {
    return switch (sizing) {
      case Sizing.Base(Quantity quantity) ->
          new Amount.Whole(
              LongMoney.units(instrument.quantity(quantity.value()).value(), money.lotScale()));
      case Sizing.Quote(Money amount) -> {
        BigDecimal value = amount.value();
        BigDecimal up = value.setScale(money.moneyScale(), RoundingMode.CEILING);
        yield new Amount.Fixed(
            LongMoney.units(value, value.scale()),
            LongMoney.units(up, money.moneyScale()),
            lots(BigDecimal.ONE.movePointLeft(value.scale())));
      }
      case Sizing.Percent(BigDecimal percent) -> share(percent.movePointLeft(2));
      case Sizing.Equity _, Sizing.Risk _, Sizing.Kelly _ ->
          throw new IllegalArgumentException("not a size of the kernel: " + sizing);
    };
  }

  private Amount.Share share(BigDecimal share) {
    BigDecimal unit = share.movePointLeft(money.moneyScale());
    return new Amount.Share(share.compareTo(BigDecimal.ONE) > 0, lots(unit));
  }

  /// How many lots the price leaves of an amount.
  ///
  /// @param unit of the amount
  private Lots lots(BigDecimal unit) {
    BigDecimal each = perUnit.multiply(lot).movePointLeft(money.priceScale());
    return new Lots(unit, each);
  }

  /// The quantity of an entry of the usual size; 0 where it does not make a lot.
  long quantity(long cash, long price) {
    return quantity(usual, cash, price);
  }

  /// The quantity of an entry that takes this share of the cash.
  long quantity(double share, long cash, long price) {
    return quantity(share(new BigDecimal(Double.toString(share))), cash, price);
  }

  private long quantity(Amount amount, long cash, long price) {
    return switch (amount) {
      case Amount.Whole(long quantity) -> quantity;
      case Amount.Fixed(long fixed, long roundedUp, Lots lots) ->
          trimmed(lots.of(fixed, price), roundedUp > cash, cash, price);
      case Amount.Share(boolean more, Lots lots) ->
          trimmed(lots.of(cash, price), more, cash, price);
    };
  }

  /// @param all whether the amount is more than the cash: refusing that is not the sizer's business
  private long trimmed(long lots, boolean all, long cash, long price) {
    if (lots <= 0) {
      return 0;
    }
    long kept = all || fits(lots, cash, price) ? lots : steppedDown(lots, cash, price);
    return Math.multiplyExact(kept, lotUnits);
  }

  private long steppedDown(long lots, long cash, long price) {
    long tooMany = lots - 1;
    if (fits(tooMany, cash, price)) {
      return tooMany;
    }
    Lots plain = lots(BigDecimal.ONE.movePointLeft(money.moneyScale()));
    long fitting = cash > SLACK ? plain.of(cash - SLACK, price) : 0;
    while (tooMany - fitting > 1) {
      long middle = (tooMany + fitting) >>> 1;
      if (fits(middle, cash, price)) {
        fitting = middle;
      } else {
        tooMany = middle;
      }
    }
    return fitting;
  }

  private boolean fits(long lots, long cash, long price) {
    long notional = money.notional(price, Math.multiplyExact(lots, lotUnits));
    return money.cost(notional) <= cash;
  }
}
