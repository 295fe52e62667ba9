package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.ledger.Balance;
import io.opentrade.engine.sim.BookUse;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Writes down all that an outcome tells.
final class KernelTrades implements KernelLog {
  private final Market market;
  private final Candles candles;
  private final LongMoney money;
  private final double[] equity;
  private final TripColumns trades;
  private final HoldingColumns holdings;
  private final @Nullable SignalAsks asks;
  private long cashNow;
  private long quantityNow;
  private long realised;
  private long unrealised;

  /// @param exitTag the empty text for none
  /// @param asks written to; null where nobody wants to know
  KernelTrades(
      Market market, LongMoney money, String entryTag, String exitTag, @Nullable SignalAsks asks) {
    this.asks = asks;
    this.market = market;
    this.candles = market.candles();
    this.money = money;
    this.trades = new TripColumns(market, money, entryTag, exitTag.isEmpty() ? "signal" : exitTag);
    this.holdings = new HoldingColumns(money);
    this.equity = new double[candles.size() - market.from()];
  }

  @Override
  public void asked(int bar, long quantity) {
    if (asks != null) {
      asks.add(bar, quantity);
    }
  }

  @Override
  public void held(int from, int to) {
    double cash = money.moneyNumber(cashNow);
    double quantity = money.quantityNumber(quantityNow);
    double[] close = candles.close();
    int offset = market.from();
    if (quantity == 0) {
      Arrays.fill(equity, from - offset, to - offset, cash);
      return;
    }
    for (int bar = from; bar < to; bar++) {
      equity[bar - offset] = cash + quantity * close[bar];
    }
  }

  @Override
  public void moved(int bar, long cash, long quantity) {
    cashNow = cash;
    quantityNow = quantity;
    holdings.add(bar, cash, quantity);
  }

  @Override
  public void traded(
      int entryBar,
      long entryPrice,
      long entryNotional,
      int exitBar,
      long exitPrice,
      long exitNotional,
      long quantity,
      long fees,
      End end,
      int seen) {
    boolean open = end == End.OPEN;
    long gain = quantity > 0 ? exitNotional - entryNotional : entryNotional - exitNotional;
    long profit = Math.subtractExact(gain, fees);
    realised = open ? realised : Math.addExact(realised, gain);
    unrealised = open ? gain : unrealised;
    trades.add(
        entryBar, entryPrice, entryNotional, exitBar, exitPrice, quantity, profit, fees, end, seen);
  }

  Outcome outcome(SignalKernel kernel) {
    EquityColumn column = new EquityColumn(Markets.of(market), holdings);
    Equities equities = new Equities(equity, market.from());
    Money fall = Money.ZERO;
    if (equities.fallsAt() >= 0) {
      fall = column.exact(equities.fallsFrom()).minus(column.exact(equities.fallsAt()));
    }
    SortedMap<String, Integer> refusals = kernel.refusals();
    return new Outcome(
        trades,
        equity,
        column.exact(candles.size() - 1),
        column.exact(equities.highest()),
        fall,
        money.money(kernel.fees()),
        money.money(kernel.volume()),
        kernel.conflicts(),
        kernel.ignored(),
        refusals,
        Warnings.of(
            trades.ended(), kernel.conflicts(), refusals, List.of(), equities.lowestEquity() <= 0),
        holdings,
        RiskLog.EMPTY,
        account(kernel));
  }

  /// As the ledger has it: what is locked is what orders that rest may sell, or spend.
  private AccountEnd account(SignalKernel kernel) {
    BigDecimal cash = holdings.getLast().cash().value();
    BigDecimal held = holdings.getLast().quantities().getFirst().value();
    BigDecimal reserved = money.money(kernel.reserved()).value();
    BigDecimal locked = kernel.guards() && held.signum() > 0 ? held : BigDecimal.ZERO;
    Instrument instrument = market.instrument();
    return new AccountEnd(
        List.of(
            new Balance(instrument.settlementCurrency(), cash, cash.subtract(reserved), reserved),
            new Balance(instrument.baseCurrency(), held, held.subtract(locked), locked)),
        money.money(realised),
        money.money(unrealised),
        money.money(kernel.fees()),
        Money.ZERO,
        money.money(kernel.volume()),
        0,
        List.of(),
        null,
        BookUse.NONE);
  }
}
