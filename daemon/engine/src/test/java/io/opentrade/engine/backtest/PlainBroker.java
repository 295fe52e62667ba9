package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// backtesting.py's broker once more, as simply as can be: one queue of orders in doubles, whole
/// units, all of the cash an order. One position at a time: while one is held, only a wish that
/// closes it first is heard.
final class PlainBroker {
  private final Candles candles;
  private final double commission;
  private final boolean onClose;
  private final List<Queued> queue = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private double cash;
  private @Nullable Held held;

  /// A line of its list of trades.
  ///
  /// @param size negative for a short
  record Row(int size, int entryBar, int exitBar, double entry, double exit, double profit) {}

  /// What a strategy asks for at a close: out, or in, or both in this order.
  ///
  /// @param side 1 to buy, -1 to sell short, 0 for no entry
  record Wish(boolean close, int side, double limit, double stop, double target) {}

  private enum Kind {
    CLOSE,
    STOP,
    TARGET,
    ENTRY
  }

  private record Queued(Kind kind, @Nullable Wish wish) {}

  private record Held(int size, int bar, double price, Wish wish) {}

  /// @param onClose whether orders at the market fill at the close before (its trade_on_close)
  PlainBroker(Candles candles, double cash, double commission, boolean onClose) {
    this.candles = candles;
    this.cash = cash;
    this.commission = commission;
    this.onClose = onClose;
  }

  /// @param wishes by bar; null for none
  List<Row> run(@Nullable Wish[] wishes) {
    for (int bar = 0; bar < candles.size(); bar++) {
      if (process(bar)) {
        process(bar);
      }
      Wish wish = wishes[bar];
      if (wish != null && (held == null || wish.close())) {
        ask(wish);
      }
    }
    if (held != null) {
      end(market(candles.size() - 1), dated(candles.size() - 1));
    }
    return rows;
  }

  private double market(int bar) {
    return onClose ? candles.close()[bar - 1] : candles.open()[bar];
  }

  private int dated(int bar) {
    return onClose ? bar - 1 : bar;
  }

  private void ask(Wish wish) {
    if (wish.close() && held != null) {
      queue.addFirst(new Queued(Kind.CLOSE, null));
    }
    if (wish.side() != 0) {
      queue.removeIf(order -> order.kind() == Kind.ENTRY);
      queue.add(new Queued(Kind.ENTRY, wish));
    }
  }

  /// @return whether an entry at the market was filled, and its protection must be looked at
  private boolean process(int bar) {
    boolean again = false;
    for (Queued order : List.copyOf(queue)) {
      if (!queue.contains(order)) {
        continue;
      }
      switch (order.kind()) {
        case CLOSE -> leave(market(bar), dated(bar));
        case STOP -> stop(bar);
        case TARGET -> target(bar);
        case ENTRY -> again |= enter(order, bar);
      }
    }
    return again;
  }

  private void stop(int bar) {
    Held held = held();
    boolean isLong = held.size() > 0;
    double price = held.wish().stop();
    if (isLong ? candles.low()[bar] <= price : candles.high()[bar] >= price) {
      double open = candles.open()[bar];
      leave(isLong ? Math.min(open, price) : Math.max(open, price), bar);
    }
  }

  private void target(int bar) {
    Held held = held();
    boolean isLong = held.size() > 0;
    double price = held.wish().target();
    if (isLong ? candles.high()[bar] >= price : candles.low()[bar] <= price) {
      double open = candles.open()[bar];
      leave(isLong ? Math.max(open, price) : Math.min(open, price), bar);
    }
  }

  private boolean enter(Queued order, int bar) {
    Wish wish = Objects.requireNonNull(order.wish());
    boolean limited = !Double.isNaN(wish.limit());
    double price = market(bar);
    if (limited) {
      double open = candles.open()[bar];
      boolean buys = wish.side() > 0;
      if (buys ? candles.low()[bar] > wish.limit() : candles.high()[bar] < wish.limit()) {
        return false;
      }
      price = buys ? Math.min(open, wish.limit()) : Math.max(open, wish.limit());
    }
    queue.remove(order);
    int units = (int) Math.floor(cash * (1 - Math.ulp(1.0)) / (price + price * commission));
    if (units == 0) {
      return false;
    }
    held = new Held(wish.side() * units, limited ? bar : dated(bar), price, wish);
    cash -= units * price * commission;
    if (!Double.isNaN(wish.target())) {
      queue.add(new Queued(Kind.TARGET, null));
    }
    if (!Double.isNaN(wish.stop())) {
      queue.addFirst(new Queued(Kind.STOP, null));
    }
    return !limited;
  }

  private void leave(double price, int bar) {
    queue.removeIf(order -> order.kind() != Kind.ENTRY);
    end(price, bar);
  }

  private Held held() {
    return Objects.requireNonNull(held, "nothing is held");
  }

  private void end(double price, int bar) {
    Held held = held();
    int size = held.size();
    double gross = size * (price - held.price());
    double out = Math.abs(size) * price * commission;
    double in = Math.abs(size) * held.price() * commission;
    cash += gross - out;
    rows.add(new Row(size, held.bar(), bar, held.price(), price, gross - out - in));
    this.held = null;
  }
}
