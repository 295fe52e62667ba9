package io.opentrade.store;

import io.opentrade.engine.column.Candles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Two sorted runs of bars made one; counts over all chunks of an import.
final class ChunkMerge {
  private static final int CONFLICTS_TOLD = 5;

  private final Merge.OnConflict onConflict;
  private final List<Instant> conflicts = new ArrayList<>();
  private long added;
  private long conflicting;

  ChunkMerge(Merge.OnConflict onConflict) {
    this.onConflict = onConflict;
  }

  /// The bars of a chunk that was not there before.
  Candles fresh(Candles incoming) {
    added += incoming.size();
    return incoming;
  }

  Candles merge(Candles stored, Candles incoming) {
    Candles merged = Columns.of(stored.timeframe(), stored.size() + incoming.size());
    int i = 0;
    int j = 0;
    int size = 0;
    while (i < stored.size() || j < incoming.size()) {
      long left = i < stored.size() ? stored.time()[i] : Long.MAX_VALUE;
      long right = j < incoming.size() ? incoming.time()[j] : Long.MAX_VALUE;
      if (left < right) {
        Columns.copyBar(stored, i++, merged, size++);
      } else if (right < left) {
        added++;
        Columns.copyBar(incoming, j++, merged, size++);
      } else {
        boolean fromStored = Columns.sameBar(stored, i, incoming, j) || keep(left);
        Columns.copyBar(fromStored ? stored : incoming, fromStored ? i : j, merged, size++);
        i++;
        j++;
      }
    }
    return size == merged.size() ? merged : merged.slice(0, size);
  }

  private boolean keep(long time) {
    conflicting++;
    if (conflicts.size() < CONFLICTS_TOLD) {
      conflicts.add(Instant.ofEpochMilli(time));
    }
    return onConflict == Merge.OnConflict.KEEP;
  }

  Merge result(long incoming, SeriesInfo info) {
    return new Merge(added, incoming - added - conflicting, conflicting, conflicts, info);
  }
}
