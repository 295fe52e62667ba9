package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.ledger.Balance;
import io.opentrade.engine.sim.BookUse;
import io.opentrade.engine.strategy.Direction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Writes down all that an outcome tells.
final class KernelTrades implements KernelLog {
  private final Market market;
  private final Candles candles;
  private final LongMoney money;
  private final String entryTag;
  private final String exitReason;
  private final double[] equity;
  private final List<Trade> trades = new ArrayList<>();
  private final List<Holding> holdings = new ArrayList<>();
  private final Excursion excursion = new Excursion();
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
    this.entryTag = entryTag;
    this.exitReason = exitTag.isEmpty() ? "signal" : exitTag;
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
    Holding now = new Holding(bar, money.money(cash), money.quantity(quantity));
    if (!holdings.isEmpty() && holdings.getLast().tick() == bar) {
      holdings.removeLast();
    }
    holdings.add(now);
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
      End end) {
    boolean isLong = quantity > 0;
    boolean open = end == End.OPEN;
    double entered = money.priceNumber(entryPrice);
    excursion.start(entered);
    excursion.include(candles.high(), candles.low(), entryBar, open ? exitBar + 1 : exitBar);
    if (!open) {
      excursion.include(money.priceNumber(exitPrice));
    }
    long gain = isLong ? exitNotional - entryNotional : entryNotional - exitNotional;
    long profit = Math.subtractExact(gain, fees);
    realised = open ? realised : Math.addExact(realised, gain);
    unrealised = open ? gain : unrealised;
    trades.add(
        new Trade(
            trades.size() + 1,
            market.instrument().symbol(),
            isLong ? Direction.LONG : Direction.SHORT,
            money.quantity(Math.abs(quantity)),
            candles.time()[entryBar],
            money.price(entryPrice),
            candles.time()[exitBar],
            money.price(exitPrice),
            money.money(profit),
            money.moneyNumber(profit) / money.moneyNumber(entryNotional) * 100,
            money.money(fees),
            Money.ZERO,
            excursion.adverse(entered, isLong),
            excursion.favourable(entered, isLong),
            1,
            entryTag,
            reason(end),
            exitBar - entryBar,
            open));
  }

  private String reason(End end) {
    return switch (end) {
      case SIGNAL -> exitReason;
      case CLOSED -> "end";
      case OPEN -> "open";
    };
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
        Warnings.of(trades, kernel.conflicts(), refusals, List.of(), equities.lowestEquity() <= 0),
        holdings,
        RiskLog.EMPTY,
        account(kernel));
  }

  /// As the ledger has it: nothing is locked, since nothing rests.
  private AccountEnd account(SignalKernel kernel) {
    BigDecimal cash = holdings.getLast().cash().value();
    BigDecimal held = holdings.getLast().quantities().getFirst().value();
    Instrument instrument = market.instrument();
    return new AccountEnd(
        List.of(
            new Balance(instrument.settlementCurrency(), cash, cash, BigDecimal.ZERO),
            new Balance(instrument.baseCurrency(), held, held, BigDecimal.ZERO)),
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
