package io.opentrade.server.venue;

import io.opentrade.engine.domain.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Orders and wallet of one account at an exchange of a test: what it is told is what happened. The
/// fee is a tenth of a percent of what is received.
public final class LoopbackBook {
  private static final BigDecimal RATE = new BigDecimal("0.001");

  /// An order as it stands. Changes under the book's lock only.
  public static final class Line {
    public final String theirs;
    public final String ours;
    public final Side side;
    public final BigDecimal quantity;
    public final @Nullable BigDecimal price;
    public final @Nullable BigDecimal trigger;
    public final List<Execution> executions = new ArrayList<>();
    public String state = "open";

    /// Which half of a pair was triggered, in the exchange's own word.
    public String triggered = "sl";

    Line(
        String theirs,
        String ours,
        Side side,
        BigDecimal quantity,
        @Nullable BigDecimal price,
        @Nullable BigDecimal trigger) {
      this.theirs = theirs;
      this.ours = ours;
      this.side = side;
      this.quantity = quantity;
      this.price = price;
      this.trigger = trigger;
    }

    public BigDecimal filled() {
      return executions.stream().map(Execution::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public boolean open() {
      return state.equals("open");
    }
  }

  /// An execution.
  public record Execution(
      String trade,
      BigDecimal quantity,
      BigDecimal price,
      BigDecimal fee,
      String currency,
      long at) {}

  private final Map<String, Line> lines = new LinkedHashMap<>();
  public final Map<String, BigDecimal> wallet = new TreeMap<>();
  private final Map<String, Integer> sent = new HashMap<>();
  private int ids = 100;

  public LoopbackBook() {
    wallet.put("USDT", new BigDecimal(100_000));
  }

  /// A new order; null where the id is taken.
  public synchronized @Nullable Line place(
      String ours, Side side, String quantity, @Nullable String price, @Nullable String trigger) {
    sent.merge(ours, 1, Integer::sum);
    if (lines.containsKey(ours)) {
      return null;
    }
    Line line =
        new Line(
            Integer.toString(++ids),
            ours,
            side,
            new BigDecimal(quantity),
            price == null ? null : new BigDecimal(price),
            trigger == null ? null : new BigDecimal(trigger));
    lines.put(ours, line);
    return line;
  }

  /// Takes an order back; false where there is none to be taken back.
  public synchronized boolean cancel(@Nullable Line line) {
    if (line == null || !line.open()) {
      return false;
    }
    line.state = "cancelled";
    return true;
  }

  /// Somebody trades with an order of BTC/USDT.
  public synchronized Execution fill(Line line, String quantity, String price) {
    BigDecimal coins = new BigDecimal(quantity);
    BigDecimal money = coins.multiply(new BigDecimal(price));
    boolean buys = line.side == Side.BUY;
    BigDecimal fee = (buys ? coins : money).multiply(RATE);
    Execution done =
        new Execution(
            "t" + ++ids,
            coins,
            new BigDecimal(price),
            fee,
            buys ? "BTC" : "USDT",
            System.currentTimeMillis());
    line.executions.add(done);
    if (line.filled().compareTo(line.quantity) >= 0) {
      line.state = "filled";
    }
    wallet.merge("BTC", buys ? coins.subtract(fee) : coins.negate(), BigDecimal::add);
    wallet.merge("USDT", buys ? money.negate() : money.subtract(fee), BigDecimal::add);
    return done;
  }

  /// The order by either id.
  public synchronized @Nullable Line find(@Nullable String ours, @Nullable String theirs) {
    return lines.values().stream()
        .filter(line -> line.ours.equals(ours) || line.theirs.equals(theirs))
        .findFirst()
        .orElse(null);
  }

  public synchronized List<Line> all() {
    return List.copyOf(lines.values());
  }

  /// How often an order with that id came.
  public synchronized int sent(String ours) {
    return sent.getOrDefault(ours, 0);
  }
}
