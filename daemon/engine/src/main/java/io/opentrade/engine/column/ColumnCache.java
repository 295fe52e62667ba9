package io.opentrade.engine.column;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Indicator columns by what they were computed from and how, kept for others: within a sweep, and
/// from run to run. What was not asked for the longest goes first where memory runs out. Safe for
/// use by many threads.
public final class ColumnCache {
  /// What an entry takes beside its values.
  private static final long OVERHEAD = 400;

  private final long memory;
  private final Map<String, SharedColumns.Kept> columns = new LinkedHashMap<>(64, 0.75f, true);
  private long used;
  private long found;

  /// @param memory bytes that all columns may take together
  public ColumnCache(long memory) {
    this.memory = memory;
  }

  /// The columns over these series.
  ///
  /// @param hashes content hash of the main series, then of the others in the order in which the
  ///     evaluator is given them
  public SharedColumns over(java.util.List<String> hashes) {
    return new SharedColumns(this, hashes);
  }

  /// Bytes in use.
  public synchronized long used() {
    return used;
  }

  /// How often a column was there that was asked for.
  public synchronized long found() {
    return found;
  }

  synchronized SharedColumns.@Nullable Kept find(String key) {
    SharedColumns.Kept kept = columns.get(key);
    found += kept == null ? 0 : 1;
    return kept;
  }

  synchronized void keep(String key, SharedColumns.Kept kept) {
    if (bytes(kept) > memory || columns.containsKey(key)) {
      return;
    }
    columns.put(key, kept);
    used += bytes(kept);
    var oldest = columns.values().iterator();
    while (used > memory) {
      used -= bytes(oldest.next());
      oldest.remove();
    }
  }

  private static long bytes(SharedColumns.Kept kept) {
    return OVERHEAD + (long) Double.BYTES * kept.values().length;
  }
}
