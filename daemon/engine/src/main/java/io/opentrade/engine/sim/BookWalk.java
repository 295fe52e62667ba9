package io.opentrade.engine.sim;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Goes through a recorded book as time passes, never ahead of it, and takes from its levels what
/// orders take. What we took of a level stays taken until the recording speaks of that level again.
///
/// A moment is covered from a whole book on, unless changes are missing or the recording has been
/// silent for over a minute.
final class BookWalk {
  private static final long SILENCE = 60_000;

  private final RecordedBook book;
  private final Instrument instrument;
  private final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
  private final TreeMap<Long, Long> asks = new TreeMap<>();
  private int next;
  private boolean whole;
  private long heard = Long.MIN_VALUE;
  private int walked;
  private int missed;

  /// @param price on the tick as it was recorded
  record Level(Price price, Quantity quantity) {}

  BookWalk(RecordedBook book, Instrument instrument) {
    this.book = book;
    this.instrument = instrument;
  }

  /// Whether the book is known then. Time does not go back.
  boolean covers(long now) {
    while (next < book.rows() && book.time()[next] <= now) {
      apply(next++);
    }
    return whole && heard <= now && now - heard <= SILENCE;
  }

  private void apply(int row) {
    heard = book.time()[row];
    switch (book.kind()[row]) {
      case RecordedBook.BID -> set(bids, row);
      case RecordedBook.ASK -> set(asks, row);
      default -> {
        bids.clear();
        asks.clear();
        whole = book.kind()[row] == RecordedBook.WHOLE;
      }
    }
  }

  private void set(TreeMap<Long, Long> side, int row) {
    if (book.size()[row] == 0) {
      side.remove(book.price()[row]);
    } else {
      side.put(book.price()[row], book.size()[row]);
    }
  }

  private TreeMap<Long, Long> against(Side side) {
    return side == Side.BUY ? asks : bids;
  }

  /// In whole lots.
  private Quantity quantity(long size) {
    return instrument.quantity(BigDecimal.valueOf(size, book.sizeScale()));
  }

  /// How much there is to take, at most that.
  Quantity depth(Side side, Quantity wanted) {
    Quantity depth = Quantity.ZERO;
    for (long size : against(side).values()) {
      depth = depth.plus(quantity(size));
      if (depth.compareTo(wanted) >= 0) {
        return wanted;
      }
    }
    return depth;
  }

  /// The best level of which a lot can be had; null where there is none.
  @Nullable Level best(Side side) {
    for (Map.Entry<Long, Long> level : against(side).entrySet()) {
      Quantity quantity = quantity(level.getValue());
      if (quantity.signum() > 0) {
        Price price = new Price(BigDecimal.valueOf(level.getKey(), book.priceScale()));
        return new Level(price, quantity);
      }
    }
    return null;
  }

  /// Takes from a level that `best` gave.
  void take(Side side, Level level, Quantity quantity) {
    long price = level.price().value().movePointRight(book.priceScale()).longValueExact();
    BigDecimal taken = quantity.value().movePointRight(book.sizeScale());
    against(side)
        .computeIfPresent(
            price,
            (_, size) -> {
              long left = BigDecimal.valueOf(size).subtract(taken).longValue();
              return left > 0 ? left : null;
            });
  }

  /// What all of a quantity would cost on average; what the book lacks, at its last price. Null
  /// where there is nothing on that side.
  @Nullable BigDecimal average(Side side, Quantity wanted) {
    Quantity left = wanted;
    BigDecimal cost = BigDecimal.ZERO;
    BigDecimal last = null;
    for (Map.Entry<Long, Long> level : against(side).entrySet()) {
      Quantity there = quantity(level.getValue());
      Quantity part = there.compareTo(left) < 0 ? there : left;
      if (part.signum() > 0) {
        last = BigDecimal.valueOf(level.getKey(), book.priceScale());
        cost = cost.add(last.multiply(part.value()));
        left = left.minus(part);
      }
      if (left.signum() == 0) {
        break;
      }
    }
    return last == null
        ? null
        : cost.add(last.multiply(left.value())).divide(wanted.value(), MathContext.DECIMAL64);
  }

  /// A fill came from the book, or its moment was not covered.
  void count(boolean covered) {
    if (covered) {
      walked++;
    } else {
      missed++;
    }
  }

  BookUse use() {
    return new BookUse(walked, missed);
  }
}
