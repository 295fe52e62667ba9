package io.opentrade.server.venue;

import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// An exchange on the loopback for one account that trades one perpetual future of BTC: one
/// position, its terms, funding, and the exchange's own hand on what is lost. What it is told is
/// what happened; how it says so is each exchange's own.
public abstract class LoopbackPerpetual extends LoopbackExchange {
  private static final BigDecimal RATE = new BigDecimal("0.0005");

  private final BigDecimal multiplier;
  public BigDecimal wallet = new BigDecimal(100_000);
  public BigDecimal held = BigDecimal.ZERO;
  public BigDecimal entry = BigDecimal.ZERO;
  public volatile boolean hedge;
  public volatile int leverage = 20;
  public volatile MarginMode margin = MarginMode.CROSS;
  protected final Set<String> taken = ConcurrentHashMap.newKeySet();
  protected int ids = 7_000;

  /// @param multiplier BTC in one contract
  protected LoopbackPerpetual(String multiplier) {
    this.multiplier = new BigDecimal(multiplier);
  }

  protected static long now() {
    return System.currentTimeMillis();
  }

  /// What was sent that changes something, in order.
  public final List<String> commands() {
    return rest.asked.stream()
        .map(Loopback.Asked::what)
        .filter(what -> what.startsWith("POST") && !what.endsWith("listenKey"))
        .toList();
  }

  /// Methods and paths that place an order, or one that waits.
  protected abstract List<String> placing();

  /// The requests that placed orders, as they were written, in order.
  public final List<String> ordered() {
    return rest.asked.stream()
        .filter(asked -> placing().contains(asked.what()))
        .map(asked -> asked.body().isEmpty() ? asked.query() : asked.body())
        .toList();
  }

  /// Somebody trades with an order; who listens is told.
  public final void trade(String ours, String quantity, String price) throws IOException {
    LoopbackBook.Line line = Objects.requireNonNull(book.find(ours, null));
    LoopbackBook.Execution done = done(line, quantity, price);
    for (String message : filled(line, done)) {
      tell(message);
    }
  }

  protected final synchronized LoopbackBook.Execution done(
      LoopbackBook.Line line, String quantity, String price) {
    BigDecimal signed = new BigDecimal(quantity);
    BigDecimal fee = signed.multiply(multiplier).multiply(new BigDecimal(price)).multiply(RATE);
    LoopbackBook.Execution done =
        new LoopbackBook.Execution(
            Integer.toString(++ids), signed, new BigDecimal(price), fee, "USDT", now());
    line.executions.add(done);
    if (line.filled().compareTo(line.quantity) >= 0) {
      line.state = "filled";
    }
    if (line.side == Side.SELL) {
      signed = signed.negate();
    }
    if (held.signum() * signed.signum() >= 0) {
      BigDecimal worth = entry.multiply(held).add(done.price().multiply(signed));
      held = held.add(signed);
      entry = worth.divide(held, MathContext.DECIMAL128);
    } else {
      wallet = wallet.add(entry.subtract(done.price()).multiply(signed).multiply(multiplier));
      held = held.add(signed);
    }
    wallet = wallet.subtract(fee);
    return done;
  }

  /// A waiting order is triggered and filled at once.
  public abstract void trigger(String ours, String price) throws IOException;

  /// The exchange takes the position.
  public final void liquidate(String price) throws IOException {
    take(held.abs().toPlainString(), price);
  }

  /// The exchange takes so much of the position.
  public final void take(String quantity, String price) throws IOException {
    String id = liquidation(++ids);
    taken.add(id);
    Side side = held.signum() > 0 ? Side.SELL : Side.BUY;
    book.place(id, side, quantity, null, null);
    trade(id, quantity, price);
  }

  /// The id of an order by which it does.
  protected String liquidation(int number) {
    return "liquidation" + number;
  }

  /// Funding is paid, or received where it is positive.
  public final void fund(String amount) throws IOException {
    wallet = wallet.add(new BigDecimal(amount));
    for (String message : funded(amount, ++ids)) {
      tell(message);
    }
  }

  /// Notes it down, and says how it is told.
  protected abstract List<String> funded(String amount, int id);

  /// Somebody trades at the exchange's own screen.
  public final void byHand(String quantity, String price) {
    LoopbackBook.Line line =
        Objects.requireNonNull(book.place("web" + ++ids, Side.BUY, quantity, null, null));
    done(line, quantity, price);
  }

  /// The orders that a test may look through.
  protected final List<LoopbackBook.Line> lines() {
    return new ArrayList<>(book.all());
  }
}
