package io.opentrade.engine.match;

import org.jspecify.annotations.Nullable;

/// The queue at one price, oldest first: a list through its own entries, so that one from the
/// middle is taken out without a search.
final class PriceLevel {
  final long price;
  private @Nullable Entry first;
  private @Nullable Entry last;
  private long shown;
  private long total;
  private int orders;

  PriceLevel(long price) {
    this.price = price;
  }

  /// An order that rests.
  static final class Entry {
    final BookOrder order;
    final PriceLevel level;
    private @Nullable Entry before;
    private @Nullable Entry after;
    private long visible;
    private long hidden;

    Entry(BookOrder order, PriceLevel level, long quantity) {
      this.order = order;
      this.level = level;
      this.visible = Math.min(order.display(), quantity);
      this.hidden = quantity - visible;
    }
  }

  @Nullable Entry first() {
    return first;
  }

  boolean empty() {
    return first == null;
  }

  /// Lots here, those that do not show included.
  long total() {
    return total;
  }

  Level level() {
    return new Level(price, shown, orders);
  }

  void add(Entry entry) {
    total += entry.visible + entry.hidden;
    orders++;
    append(entry);
  }

  void remove(Entry entry) {
    total -= entry.visible + entry.hidden;
    orders--;
    unlink(entry);
  }

  /// Takes lots from what the entry shows. An iceberg shows its next part at the end of the queue.
  ///
  /// @return how many were taken
  long take(Entry entry, long wanted) {
    long taken = Math.min(wanted, entry.visible);
    entry.visible -= taken;
    shown -= taken;
    total -= taken;
    if (entry.visible == 0 && entry.hidden > 0) {
      unlink(entry);
      entry.visible = Math.min(entry.order.display(), entry.hidden);
      entry.hidden -= entry.visible;
      append(entry);
    }
    return taken;
  }

  /// Takes lots away from an entry, what is hidden first.
  ///
  /// @return whether nothing would be left; then nothing was done
  boolean reduce(Entry entry, long lots) {
    if (lots >= entry.visible + entry.hidden) {
      return true;
    }
    long unseen = Math.min(lots, entry.hidden);
    entry.hidden -= unseen;
    entry.visible -= lots - unseen;
    shown -= lots - unseen;
    total -= lots;
    return false;
  }

  static boolean finished(Entry entry) {
    return entry.visible == 0;
  }

  private void append(Entry entry) {
    shown += entry.visible;
    entry.before = last;
    entry.after = null;
    if (last == null) {
      first = entry;
    } else {
      last.after = entry;
    }
    last = entry;
  }

  private void unlink(Entry entry) {
    shown -= entry.visible;
    if (entry.before == null) {
      first = entry.after;
    } else {
      entry.before.after = entry.after;
    }
    if (entry.after == null) {
      last = entry.before;
    } else {
      entry.after.before = entry.before;
    }
  }
}
