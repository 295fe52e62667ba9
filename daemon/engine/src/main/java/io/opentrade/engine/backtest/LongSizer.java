package io.opentrade.engine.backtest;

import io.opentrade.engine.core.KellyShare;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Turns a size into a quantity in longs, as the event engine's sizer does in decimals: the cash
/// over the price with its fee, rounded down to lots; what rounding of notional and fee adds is
/// taken back. The kernel enters when it holds nothing, so that its equity is its cash.
final class LongSizer {
  /// What rounding can add to a cost at most, in the smallest unit of money.
  private static final int SLACK = 4;

  private final LongMoney money;
  private final BigDecimal perUnit;
  private final BigDecimal lot;
  private final long lotUnits;
  private final @Nullable RangeSizing volatility;
  private final @Nullable Kelly kelly;
  private Amount usual;

  /// What may be spent.
  private sealed interface Amount {
    /// A share of the cash.
    record Share(boolean more, Lots lots) implements Amount {}

    /// So much, whatever the cash.
    record Fixed(long amount, long roundedUp, Lots lots) implements Amount {}

    /// A quantity, whatever it costs.
    record Whole(long quantity) implements Amount {}

    /// What a move of the price by the distance may cost, at most all of the cash.
    ///
    /// @param distance not a number for that of each entry
    record AtRisk(RiskLots lots, double distance, Share all) implements Amount {}

    /// Nothing: the trades so far lose.
    record Nothing() implements Amount {}
  }

  /// A share of the cash that the trades so far decide.
  private record Kelly(BigDecimal fraction, KellyShare trades) {
    BigDecimal share() {
      return trades.value().multiply(fraction);
    }
  }

  /// @param volatility what entries are sized by that bring no size; null for the usual size
  LongSizer(LongMoney money, Settings settings, @Nullable RangeSizing volatility) {
    Instrument instrument = money.instrument();
    Sizing sizing = volatility == null ? settings.size() : volatility.sizing();
    this.money = money;
    this.perUnit = BigDecimal.ONE.add(settings.highestFee());
    this.lot = instrument.lot();
    this.lotUnits = LongMoney.units(lot, money.lotScale());
    this.volatility = volatility;
    this.kelly =
        sizing instanceof Sizing.Kelly(BigDecimal fraction)
            ? new Kelly(fraction, new KellyShare())
            : null;
    this.usual = amount(sizing, instrument);
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
      case Sizing.Equity(BigDecimal percent) -> share(percent.movePointLeft(2).min(BigDecimal.ONE));
      case Sizing.Risk(BigDecimal percent, double distance) ->
          new Amount.AtRisk(
              new RiskLots(percent.movePointLeft(2), money), distance, share(BigDecimal.ONE));
      case Sizing.Kelly(BigDecimal fraction) -> stake(new KellyShare().value().multiply(fraction));
    };
  }

  private Amount stake(BigDecimal share) {
    return share.signum() > 0 ? share(share) : new Amount.Nothing();
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

  /// A trade has ended: what is staked may depend on it.
  ///
  /// @param profit after fees
  /// @param notional of its entry
  void traded(long profit, long notional) {
    if (kelly != null) {
      kelly.trades().add(money.money(profit), money.money(notional));
      usual = stake(kelly.share());
    }
  }

  /// Whether a quantity depends on cash and price alone, and never on a bar or on earlier trades.
  boolean isPlain() {
    return volatility == null
        && switch (usual) {
          case Amount.Share _, Amount.Fixed _, Amount.Whole _ -> kelly == null;
          case Amount.AtRisk _, Amount.Nothing _ -> false;
        };
  }

  /// Whether what entries are sized by has a value at the bar of a decision.
  boolean measures(int bar) {
    return volatility == null || volatility.range(bar) > 0;
  }

  /// Whether entries are sized by a move of the price.
  boolean atRisk() {
    return usual instanceof Amount.AtRisk;
  }

  /// By which move of the price an entry is sized: as a rule that to its nearest stop.
  ///
  /// @param bar of the decision
  /// @param stop how far that is away; infinite without one
  double distance(int bar, double stop) {
    return volatility == null ? stop : volatility.range(bar);
  }

  /// Why there is no entry of the usual size at any price; null where there may be.
  ///
  /// @param move of the price by which it is sized; infinite for none
  @Nullable Refusal refusal(double move) {
    return switch (usual) {
      case Amount.Share _, Amount.Fixed _, Amount.Whole _ -> null;
      case Amount.AtRisk(_, double distance, _) ->
          Double.isNaN(distance) && Double.isInfinite(move) ? Refusal.NO_DISTANCE : null;
      case Amount.Nothing _ -> Refusal.KELLY;
    };
  }

  /// The quantity of an entry of the usual size; 0 where it does not make a lot.
  ///
  /// @param move of the price by which it is sized; infinite for none
  long quantity(long cash, long price, double move) {
    return switch (usual) {
      case Amount.Share share -> quantity(share, cash, price);
      case Amount.Fixed(long fixed, long roundedUp, Lots lots) ->
          trimmed(lots.of(fixed, price), roundedUp > cash, cash, price);
      case Amount.Whole(long quantity) -> quantity;
      case Amount.AtRisk(RiskLots lots, double distance, Amount.Share all) -> {
        long most = quantity(all, cash, price) / lotUnits;
        double against = Double.isNaN(distance) ? move : distance;
        yield lots.of(cash, against, price, most) * lotUnits;
      }
      case Amount.Nothing _ -> 0;
    };
  }

  /// The quantity of an entry that takes this share of the cash.
  long quantity(double share, long cash, long price) {
    return quantity(share(new BigDecimal(Double.toString(share))), cash, price);
  }

  private long quantity(Amount.Share share, long cash, long price) {
    return trimmed(share.lots().of(cash, price), share.more(), cash, price);
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
