package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.sim.BarPath;
import io.opentrade.engine.sim.FundingRates;
import io.opentrade.engine.sim.Liquidation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a venue does of its own accord with a futures position: it follows the mark price, takes
/// funding, and liquidates. Where no mark price is given, the bars' own path is the mark's.
///
/// The order of events, at each bar: funding that is due by its open; liquidation, where the mark
/// opened beyond the price of liquidation; decisions and orders; then the way of the bar, on which
/// the mark price keeps step with the market, leg by leg, and an order or the liquidation comes
/// first as it is met first; then funding due inside the bar, at its end; and last the strategy is
/// asked.
final class FuturesVenue {
  private final Candles candles;
  private final Instrument instrument;
  private final Liquidation liquidation;
  private final BigDecimal feeRate;
  private final boolean shared;
  private final boolean several;
  private final BarPath barPath;
  private final @Nullable MarkPath path;
  private final @Nullable MarkPath detail;
  private final @Nullable FundingRates rates;
  private final List<FundingPayment> payments = new ArrayList<>();
  private Position position = Position.FLAT;
  private Money backing = Money.ZERO;
  private @Nullable Price level;
  private double levelValue = Double.NaN;
  private double mark = Double.NaN;
  private double marketFrom;
  private double marketTo;
  private double markFrom;
  private boolean markHighFirst;
  private double markTo;
  private int nextRate;
  private int liquidations;

  /// @param several whether other markets of the account move what stands behind a position
  FuturesVenue(Market market, Settings settings, boolean several) {
    AccountModel account = settings.account();
    this.barPath = settings.fills().path();
    this.candles = market.candles();
    this.instrument = market.instrument();
    this.liquidation =
        new Liquidation(instrument, account.margin().maintenance(), account.liquidationBuffer());
    this.feeRate = account.liquidationFee();
    this.shared = account.margin().mode() == MarginMode.CROSS;
    this.several = several && shared;
    Candles marks = market.mark();
    Candles finer = market.detail();
    this.path = marks == null ? null : new MarkPath(marks, candles);
    this.detail = marks == null || finer == null ? null : new MarkPath(marks, finer);
    this.rates = market.funding();
    this.nextRate = rates == null ? 0 : rates.indexAtOrAfter(candles.time()[market.from()]);
  }

  /// Something was booked.
  ///
  /// @param behind what stands behind the position now
  void holds(Position now, Money behind) {
    position = now;
    backing = behind;
    level = now.flat() ? null : liquidation.price(now, behind);
    levelValue = level == null ? Double.NaN : level.value().doubleValue();
  }

  /// Whether a position is held.
  boolean watching() {
    return !position.flat();
  }

  /// How many positions were liquidated.
  int liquidations() {
    return liquidations;
  }

  List<FundingPayment> payments() {
    return payments;
  }

  /// Whether the position may be liquidated, or pays funding, within that bar.
  boolean concerns(int bar) {
    if (position.flat() || several) {
      return several && !position.flat();
    }
    if (rates != null && nextRate < rates.size() && rates.time(nextRate) < candles.endTime(bar)) {
      return true;
    }
    // Where the mark price is known the bar's own prices do not matter, but those of finer candles
    // may.
    MarkPath marks = marks(candles, bar);
    if (position.isLong()) {
      double low = Math.min(candles.low()[bar], candles.open()[bar]);
      return low <= levelValue || marks != null && marks.low(bar) <= levelValue;
    }
    double high = Math.max(candles.high()[bar], candles.open()[bar]);
    return high >= levelValue || marks != null && marks.high(bar) >= levelValue;
  }

  /// The market jumped to the open of a bar.
  ///
  /// @param bars the market's own or finer ones
  void jumped(Candles bars, int bar) {
    MarkPath marks = marks(bars, bar);
    mark = marks == null ? bars.open()[bar] : marks.open(bar);
  }

  /// In which order the mark price reaches the high and the low of a bar.
  private boolean highFirst(MarkPath marks, int bar, int leg) {
    if (leg == 0) {
      markHighFirst =
          barPath.highFirst(
              position.quantity().value().signum(), marks.highNearer(bar, instrument));
    }
    return markHighFirst;
  }

  /// The market sets out on one leg of the way through a bar.
  ///
  /// @param leg 0 to the first turn, 1 to the second, 2 to the close
  void sets(Candles bars, int bar, int leg, double from, double to) {
    MarkPath marks = marks(bars, bar);
    marketFrom = from;
    marketTo = to;
    markFrom = mark;
    markTo = marks == null ? to : marks.waypoint(bar, leg, highFirst(marks, bar, leg));
  }

  @SuppressWarnings("ReferenceEquality") // The very bars that are walked: equal ones are not meant.
  private @Nullable MarkPath marks(Candles bars, int bar) {
    MarkPath marks = bars == candles ? path : detail;
    return marks != null && marks.knows(bar) ? marks : null;
  }

  /// Where on this leg the market stands when the mark price meets the price of liquidation; NaN
  /// where it does not. Of a leg that was walked in part, the rest.
  ///
  /// @param market where it stands now
  double meeting(double market) {
    double reached = markAt(market);
    if (beyond(reached)) {
      return market;
    }
    if (!beyond(markTo)) {
      return Double.NaN;
    }
    if (markFrom == marketFrom && markTo == marketTo) {
      return levelValue;
    }
    return marketFrom + (marketTo - marketFrom) * ((levelValue - markFrom) / (markTo - markFrom));
  }

  /// The market arrived at the end of its leg.
  void arrived() {
    mark = markTo;
  }

  private double markAt(double market) {
    return marketFrom == marketTo
        ? markFrom
        : markFrom + (markTo - markFrom) * ((market - marketFrom) / (marketTo - marketFrom));
  }

  private boolean beyond(double price) {
    return position.isLong() ? price <= levelValue : position.isShort() && price >= levelValue;
  }

  /// Whether the mark price stands at or beyond the price of liquidation.
  boolean lost() {
    return beyond(mark);
  }

  /// The end of the position at the price of liquidation, which the mark price has met on its way.
  Fill liquidated(long at) {
    Price price = level;
    if (price == null) {
      throw new IllegalStateException("nothing to liquidate");
    }
    return liquidated(price, at);
  }

  /// The end of the position after the mark price jumped beyond the price of liquidation: where it
  /// stands now.
  Fill liquidatedAfterJump(long at) {
    Price there = instrument.price(mark);
    Price price = level;
    boolean worse = price == null || (there.compareTo(price) < 0) == position.isLong();
    return liquidated(worse || price == null ? there : price, at);
  }

  private Fill liquidated(Price price, long at) {
    liquidations++;
    OrderId order = new OrderId("liquidation-" + liquidations);
    Quantity quantity = position.quantity().absolute();
    Money notional = instrument.notional(price, quantity);
    Money fee = notional.share(feeRate, instrument.moneyScale());
    Side side = position.isLong() ? Side.SELL : Side.BUY;
    Fill fill = new Fill(order.text(), order, side, quantity, price, notional, fee, at);
    return covered(fill);
  }

  /// A fill as far as there is money for it, where it closes something.
  Fill covered(Fill fill) {
    boolean closes = !position.flat() && (fill.side() == Side.SELL) == position.isLong();
    return closes ? liquidation.covered(fill, position, backing, shared) : fill;
  }

  /// The next payment of funding that is due before a time; null for none. Never more than what
  /// stands behind the position.
  ///
  /// @param until exclusive, milliseconds since the epoch (UTC)
  /// @param otherwise the mark price where none is known
  @Nullable FundingPayment funding(long until, double otherwise) {
    FundingRates known = rates;
    while (known != null && nextRate < known.size() && known.time(nextRate) < until) {
      int index = nextRate++;
      if (!position.flat()) {
        return payment(known, index, otherwise);
      }
    }
    return null;
  }

  private FundingPayment payment(FundingRates known, int index, double otherwise) {
    long time = known.time(index);
    double there = MarkPath.at(path, time);
    Price price = instrument.price(Double.isNaN(there) ? otherwise : there);
    Money due = known.payment(index, position.quantity(), price, instrument);
    Money most = backing.signum() < 0 ? Money.ZERO : backing;
    FundingPayment payment =
        new FundingPayment(
            instrument.symbol(),
            time,
            known.rate(index),
            price,
            position.quantity(),
            due.compareTo(most) > 0 ? most : due);
    payments.add(payment);
    return payment;
  }
}
