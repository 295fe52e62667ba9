package io.opentrade.store;

import io.opentrade.engine.column.CandleHash;
import io.opentrade.engine.column.CandleHash.ChunkHash;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.SeriesName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Reads series inside one transaction.
record SeriesReader(Connection connection) {
  private static final String INFO = "SELECT name, bars, first, last, hash, changed FROM series";
  private static final String OVERLAP =
      " FROM chunk JOIN series ON series.id=chunk.series"
          + " WHERE series.name=? AND chunk.last>=? AND chunk.first<? ORDER BY chunk.start";

  Optional<SeriesInfo> info(SeriesName name) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(INFO + " WHERE name=?")) {
      select.setString(1, name.toString());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(info(row)) : Optional.empty();
      }
    }
  }

  List<SeriesInfo> list() throws SQLException {
    List<SeriesInfo> all = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(INFO + " ORDER BY name");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        all.add(info(rows));
      }
    }
    return all;
  }

  private static SeriesInfo info(ResultSet row) throws SQLException {
    return new SeriesInfo(
        SeriesName.of(row.getString(1)),
        row.getLong(2),
        Instant.ofEpochMilli(row.getLong(3)),
        Instant.ofEpochMilli(row.getLong(4)),
        row.getString(5),
        Instant.ofEpochMilli(row.getLong(6)));
  }

  Optional<Candles> load(SeriesName name, long from, long to) throws SQLException {
    if (info(name).isEmpty()) {
      return Optional.empty();
    }
    Candles all = chunks(name, from, to, new ArrayList<>());
    int first = all.indexAtOrAfter(from);
    int end = to == Long.MAX_VALUE ? all.size() : all.indexAtOrAfter(to);
    return Optional.of(cut(all, first, Math.max(first, end)));
  }

  Optional<Stretch> stretch(SeriesName name, long from, long to, int warmup) throws SQLException {
    if (info(name).isEmpty()) {
      return Optional.empty();
    }
    List<ChunkHash> hashes = new ArrayList<>();
    Candles all = chunks(name, startOfWarmup(name, from, warmup), to, hashes);
    int wanted = all.indexAtOrAfter(from);
    int end = Math.max(wanted, to == Long.MAX_VALUE ? all.size() : all.indexAtOrAfter(to));
    int first = Math.max(0, wanted - Math.max(0, warmup));
    String hash = CandleHash.combine(cut(all, first, end, hashes));
    return Optional.of(new Stretch(cut(all, first, end), wanted - first, hash));
  }

  private static Candles cut(Candles all, int first, int end) {
    return first == 0 && end == all.size() ? all : all.slice(first, end);
  }

  /// The hashes of what is left of the chunks: that of a whole chunk is known.
  private static List<ChunkHash> cut(Candles all, int first, int end, List<ChunkHash> chunks) {
    List<ChunkHash> left = new ArrayList<>();
    int start = 0;
    for (ChunkHash chunk : chunks) {
      int from = Math.max(first, start);
      int to = Math.min(end, start + chunk.bars());
      if (to - from == chunk.bars()) {
        left.add(chunk);
      } else if (from < to) {
        left.add(CandleHash.chunk(all.slice(from, to)));
      }
      start += chunk.bars();
    }
    return left;
  }

  /// All chunks that hold bars of the range. One is copied into the columns while the next is read.
  ///
  /// @param hashes theirs are added to it
  private Candles chunks(SeriesName name, long from, long to, List<ChunkHash> hashes)
      throws SQLException {
    Candles all = Columns.of(name.timeframe(), barsIn(name, from, to));
    int size = 0;
    List<CompletableFuture<Void>> copies = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT chunk.data, chunk.start, chunk.hash" + OVERLAP)) {
      bind(select, name, from, to);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          byte[] data = rows.getBytes(1);
          int at = size;
          size += ChunkCodec.bars(data);
          if (size > all.size()) {
            throw miscounted(name);
          }
          hashes.add(new ChunkHash(rows.getLong(2), size - at, rows.getString(3)));
          copies.add(
              CompletableFuture.runAsync(() -> ChunkCodec.decode(data, all.timeframe(), all, at)));
        }
      }
    }
    copies.forEach(CompletableFuture::join);
    if (size < all.size()) {
      throw miscounted(name);
    }
    return all;
  }

  private static StoreFailure miscounted(SeriesName name) {
    return new StoreFailure(
        StoreFailure.Kind.CORRUPT, name + " has not as many bars as it is said to have.", null);
  }

  /// Where to begin to read so that at least `warmup` bars before `from` come along, as far as the
  /// series has them.
  long startOfWarmup(SeriesName name, long from, int warmup) throws SQLException {
    if (warmup <= 0) {
      return from;
    }
    long found = -(long) chunkBarsBeforeOwn(name, from);
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT chunk.first, chunk.bars FROM chunk JOIN series ON series.id=chunk.series"
                + " WHERE series.name=? AND chunk.first<? ORDER BY chunk.start DESC")) {
      select.setString(1, name.toString());
      select.setLong(2, from);
      try (ResultSet rows = select.executeQuery()) {
        long start = from;
        while (rows.next()) {
          start = rows.getLong(1);
          found += rows.getLong(2);
          if (found >= warmup) {
            return start;
          }
        }
        return start;
      }
    }
  }

  /// Bars at or after the instant that live in the chunk in which it lies.
  private int chunkBarsBeforeOwn(SeriesName name, long from) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT chunk.data FROM chunk JOIN series ON series.id=chunk.series"
                + " WHERE series.name=? AND chunk.first<? AND chunk.last>=?")) {
      select.setString(1, name.toString());
      select.setLong(2, from);
      select.setLong(3, from);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return 0;
        }
        Candles bars = ChunkCodec.decode(row.getBytes(1), name.timeframe());
        return bars.size() - bars.indexAtOrAfter(from);
      }
    }
  }

  private int barsIn(SeriesName name, long from, long to) throws SQLException {
    String sum = "SELECT coalesce(sum(chunk.bars), 0)" + OVERLAP;
    try (PreparedStatement select = connection.prepareStatement(sum)) {
      bind(select, name, from, to);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Math.toIntExact(row.getLong(1)) : 0;
      }
    }
  }

  private static void bind(PreparedStatement select, SeriesName name, long from, long to)
      throws SQLException {
    select.setString(1, name.toString());
    select.setLong(2, from);
    select.setLong(3, to);
  }
}
