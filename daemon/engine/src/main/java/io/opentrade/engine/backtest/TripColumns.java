package io.opentrade.engine.backtest;

import io.opentrade.engine.backtest.KernelLog.End;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.strategy.Direction;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// The round trips of a run by the signal kernel as columns of numbers, money and prices in units
/// of its [LongMoney]. Figures are reckoned from these; the trades as objects, whose decimals are
/// dear, are made when the first of them is asked for.
final class TripColumns extends AbstractList<Trade> implements RandomAccess, TradeNumbers {
  private final Market market;
  private final Candles candles;
  private final LongMoney money;
  private final String entryTag;
  private final String exitReason;
  private int size;
  private int[] entryBar = new int[64];
  private int[] exitBar = new int[64];
  private long[] entryPrice = new long[64];
  private long[] exitPrice = new long[64];
  private long[] quantity = new long[64];
  private long[] profit = new long[64];
  private long[] fees = new long[64];
  private double[] percent = new double[64];
  private End[] end = new End[64];
  private byte[] seen = new byte[64];
  private @Nullable List<Trade> made;

  /// @param exitReason of what is left by a signal
  TripColumns(Market market, LongMoney money, String entryTag, String exitReason) {
    this.market = market;
    this.candles = market.candles();
    this.money = money;
    this.entryTag = entryTag;
    this.exitReason = exitReason;
  }

  /// Adds what [KernelLog#traded] tells; nothing is added once the list is read.
  ///
  /// @param earned profit after fees
  void add(
      int enteredAt,
      long enteredFor,
      long entryNotional,
      int leftAt,
      long leftFor,
      long held,
      long earned,
      long paid,
      End how,
      int saw) {
    if (size == end.length) {
      grow(2 * size);
    }
    entryBar[size] = enteredAt;
    entryPrice[size] = enteredFor;
    exitBar[size] = leftAt;
    exitPrice[size] = leftFor;
    quantity[size] = held;
    profit[size] = earned;
    fees[size] = paid;
    percent[size] = money.moneyNumber(earned) / money.moneyNumber(entryNotional) * 100;
    seen[size] = (byte) saw;
    end[size++] = how;
  }

  private void grow(int length) {
    entryBar = Arrays.copyOf(entryBar, length);
    exitBar = Arrays.copyOf(exitBar, length);
    entryPrice = Arrays.copyOf(entryPrice, length);
    exitPrice = Arrays.copyOf(exitPrice, length);
    quantity = Arrays.copyOf(quantity, length);
    profit = Arrays.copyOf(profit, length);
    fees = Arrays.copyOf(fees, length);
    percent = Arrays.copyOf(percent, length);
    end = Arrays.copyOf(end, length);
    seen = Arrays.copyOf(seen, length);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean open(int trade) {
    return end[trade] == End.OPEN;
  }

  @Override
  public double profit(int trade) {
    return money.moneyNumber(profit[trade]);
  }

  @Override
  public double profitPercent(int trade) {
    return percent[trade];
  }

  @Override
  public long entryTime(int trade) {
    return candles.time()[entryBar[trade]];
  }

  @Override
  public long exitTime(int trade) {
    return candles.time()[exitBar[trade]];
  }

  @Override
  public int bars(int trade) {
    return exitBar[trade] - entryBar[trade];
  }

  @Override
  @SuppressWarnings("ArrayEquals") // the same bars are meant
  public int entryTick(int trade, Markets markets, int near) {
    return markets.time() == candles.time()
        ? entryBar[trade]
        : markets.tickAtOrAfter(entryTime(trade), near);
  }

  @Override
  public Trade get(int trade) {
    List<Trade> known = made;
    if (known == null) {
      Trade[] trades = new Trade[size];
      Arrays.setAll(trades, this::trade);
      known = List.of(trades);
      made = known; // two threads may both do it: they make the same
    }
    return known.get(trade);
  }

  private Trade trade(int trade) {
    boolean isLong = quantity[trade] > 0;
    double entered = money.priceNumber(entryPrice[trade]);
    Excursion excursion = excursion(trade, entered);
    return new Trade(
        trade + 1,
        market.instrument().symbol(),
        isLong ? Direction.LONG : Direction.SHORT,
        money.quantity(Math.abs(quantity[trade])),
        entryTime(trade),
        money.price(entryPrice[trade]),
        exitTime(trade),
        money.price(exitPrice[trade]),
        money.money(profit[trade]),
        percent[trade],
        money.money(fees[trade]),
        Money.ZERO,
        excursion.adverse(entered, isLong),
        excursion.favourable(entered, isLong),
        1,
        entryTag,
        reason(end[trade]),
        bars(trade),
        open(trade));
  }

  private Excursion excursion(int trade, double entered) {
    Excursion excursion = new Excursion();
    excursion.start(entered);
    int until = open(trade) ? exitBar[trade] + 1 : exitBar[trade];
    int from = entryBar[trade];
    if ((seen[trade] & KernelLog.LATE) != 0 && from < until) {
      excursion.include(quantity[trade] > 0 ? candles.low()[from] : candles.high()[from]);
      excursion.include(candles.close()[from]);
      from++;
    }
    excursion.include(candles.high(), candles.low(), from, until);
    includeSeen(excursion, exitBar[trade], seen[trade]);
    if (!open(trade)) {
      excursion.include(money.priceNumber(exitPrice[trade]));
    }
    return excursion;
  }

  private void includeSeen(Excursion excursion, int bar, int saw) {
    if ((saw & KernelLog.OPEN) != 0) {
      excursion.include(candles.open()[bar]);
    }
    if ((saw & KernelLog.HIGH) != 0) {
      excursion.include(candles.high()[bar]);
    }
    if ((saw & KernelLog.LOW) != 0) {
      excursion.include(candles.low()[bar]);
    }
  }

  private String reason(End how) {
    return switch (how) {
      case SIGNAL -> exitReason;
      case STOP -> "stop";
      case TRAIL -> "trail";
      case TAKE_PROFIT -> "takeProfit";
      case CLOSED -> "end";
      case OPEN -> "open";
    };
  }
}
