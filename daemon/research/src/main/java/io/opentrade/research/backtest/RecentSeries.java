package io.opentrade.research.backtest;

import io.opentrade.store.Stretch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Candles that were read from the store lately, kept for the next run. A series that has changed
/// has another hash, and is read again. What was not asked for the longest goes first where memory
/// runs out. Safe for use by many threads.
final class RecentSeries {
  private static final long BYTES_A_BAR = 48;

  private final long memory;
  private final Map<Key, Stretch> series = new LinkedHashMap<>(16, 0.75f, true);
  private long used;

  /// What was read.
  ///
  /// @param hash of the whole series as it is now
  record Key(String name, String hash, Range range) {}

  /// @param memory bytes that all candles may take together
  RecentSeries(long memory) {
    this.memory = memory;
  }

  Stretch get(Key key, Supplier<Stretch> reader) {
    synchronized (this) {
      Stretch known = series.get(key);
      if (known != null) {
        return known;
      }
    }
    Stretch read = reader.get();
    keep(key, read);
    return read;
  }

  private synchronized void keep(Key key, Stretch read) {
    if (bytes(read) > memory || series.putIfAbsent(key, read) != null) {
      return;
    }
    used += bytes(read);
    var oldest = series.values().iterator();
    while (used > memory) {
      used -= bytes(oldest.next());
      oldest.remove();
    }
  }

  private static long bytes(Stretch stretch) {
    return BYTES_A_BAR * stretch.candles().size();
  }
}
