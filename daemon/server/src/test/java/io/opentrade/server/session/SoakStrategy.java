package io.opentrade.server.session;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.event.Command;
import io.opentrade.server.market.BookListener;
import io.opentrade.server.market.LiveBook;
import io.opentrade.server.venue.Depth;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.PublicTrade;
import io.opentrade.server.venue.StreamEvent;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Trades its own markets by their live books: at an update it buys what it does not hold and sells
/// what it holds, at the market, one order at a time and not too often.
final class SoakStrategy implements BookListener {
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2_500);
  private static final BigDecimal FEE = new BigDecimal("0.001");

  private final int number;
  private final LinkBench bench;
  private final SoakTimes times;
  private final Map<String, Long> latest = new HashMap<>();
  private final Semaphore turn = new Semaphore(1);
  private long last;

  /// What went through the streams, and what is known to be missing.
  final AtomicLong updates = new AtomicLong();

  final AtomicLong trades = new AtomicLong();
  final AtomicLong lost = new AtomicLong();

  SoakStrategy(int number, LinkBench bench, SoakTimes times) {
    this.number = number;
    this.bench = bench;
    this.times = times;
  }

  @Override
  public void changed(LiveBook book) {
    long heard = System.nanoTime();
    updates.incrementAndGet();
    if (heard - last >= PAUSE && turn.tryAcquire()) {
      last = heard;
      Depth depth = book.depth(1);
      String symbol = book.market().symbol();
      Thread.ofVirtual().start(() -> decided(symbol, depth, heard));
    }
  }

  private void decided(String symbol, Depth depth, long heard) {
    try {
      OrderId id = bench.session.ask(loop -> order(loop, symbol, depth));
      times.decided(id, heard);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      turn.release();
    }
  }

  private OrderId order(Session.Loop loop, String symbol, Depth depth) {
    Instrument instrument = new Instrument(symbol, SoakExchange.TICK, SoakExchange.LOT, 8);
    int desk =
        loop.desk(
            new DeskFacts(
                "binance", instrument, FEE, Money.of("5"), number, null, 0, false, false));
    loop.quote(desk, MarketQuote.of(depth.asks().getFirst().price(), 0));
    Quantity held =
        instrument.quantity(loop.trading().engine().desk(desk).position().quantity().value());
    boolean sell = held.compareTo(Quantity.of("0.1")) > 0;
    var plan =
        Demo.single(
            sell ? Side.SELL : Side.BUY,
            sell ? held.toString() : "0.3",
            new Terms.Market(),
            sell ? Purpose.EXIT : Purpose.ENTRY);
    loop.accept(
        new Entry.Placed(new Command.Place(loop.stamp(), desk, plan), null, "strategy " + number));
    return loop.trading().register().all().getLast().id();
  }

  @Override
  public void stale(Market market, String why) {
    lost.incrementAndGet();
    System.out.println("soak: the book of " + market.symbol() + " is stale: " + why);
  }

  /// The exchange numbers trades of a market without holes.
  @Override
  public void traded(StreamEvent.Trades told) {
    for (PublicTrade trade : told.trades()) {
      trades.incrementAndGet();
      long id = Long.parseLong(trade.id());
      Long before = latest.put(told.market().symbol(), id);
      if (before != null && id != before + 1) {
        lost.addAndGet(Math.abs(id - before - 1));
      }
    }
  }
}
