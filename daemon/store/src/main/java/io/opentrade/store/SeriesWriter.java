package io.opentrade.store;

import io.opentrade.engine.column.CandleHash;
import io.opentrade.engine.column.CandleHash.ChunkHash;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.SeriesName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Changes one series inside the transaction of its caller.
record SeriesWriter(Connection connection, SeriesName name, long now) {
  Merge merge(Candles bars, Merge.OnConflict onConflict, BooleanSupplier cancelled)
      throws SQLException {
    long series = seriesId();
    ChunkMerge merge = new ChunkMerge(onConflict);
    for (Candles slice : CandleHash.windows(bars)) {
      if (cancelled.getAsBoolean() || Thread.interrupted()) {
        throw StoreFailure.cancelled();
      }
      mergeChunk(series, slice, merge);
    }
    return merge.result(bars.size(), summarise(series));
  }

  private void mergeChunk(long series, Candles incoming, ChunkMerge merge) throws SQLException {
    long window = CandleHash.window(name.timeframe(), incoming.time()[0]);
    Candles stored = chunk(series, window);
    Candles merged = stored == null ? merge.fresh(incoming) : merge.merge(stored, incoming);
    String hash = CandleHash.chunk(merged).hash();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO chunk(series, start, bars, first, last, hash, data)"
                + " VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT(series, start) DO UPDATE SET"
                + " bars=excluded.bars, first=excluded.first, last=excluded.last,"
                + " hash=excluded.hash, data=excluded.data WHERE hash<>excluded.hash")) {
      insert.setLong(1, series);
      insert.setLong(2, window);
      insert.setInt(3, merged.size());
      insert.setLong(4, merged.time()[0]);
      insert.setLong(5, merged.time()[merged.size() - 1]);
      insert.setString(6, hash);
      insert.setBytes(7, ChunkCodec.encode(merged));
      insert.executeUpdate();
    }
  }

  private @Nullable Candles chunk(long series, long window) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT data FROM chunk WHERE series=? AND start=?")) {
      select.setLong(1, series);
      select.setLong(2, window);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? ChunkCodec.decode(row.getBytes(1), name.timeframe()) : null;
      }
    }
  }

  private long seriesId() throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO series(name, timeframe, bars, first, last, hash, changed)"
                + " VALUES(?, ?, 0, 0, 0, '', ?)"
                + " ON CONFLICT(name) DO UPDATE SET name=excluded.name RETURNING id")) {
      insert.setString(1, name.toString());
      insert.setLong(2, name.timeframe().millis());
      insert.setLong(3, now);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private SeriesInfo summarise(long series) throws SQLException {
    String hash = CandleHash.combine(hashes(series));
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE series SET hash=?1, changed=?2,"
                + " bars=(SELECT sum(bars) FROM chunk WHERE series=?3),"
                + " first=(SELECT min(first) FROM chunk WHERE series=?3),"
                + " last=(SELECT max(last) FROM chunk WHERE series=?3)"
                + " WHERE id=?3 AND hash<>?1")) {
      update.setString(1, hash);
      update.setLong(2, now);
      update.setLong(3, series);
      update.executeUpdate();
    }
    return new SeriesReader(connection).info(name).orElseThrow();
  }

  private List<ChunkHash> hashes(long series) throws SQLException {
    List<ChunkHash> hashes = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT start, bars, hash FROM chunk WHERE series=? ORDER BY start")) {
      select.setLong(1, series);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          hashes.add(new ChunkHash(rows.getLong(1), rows.getInt(2), rows.getString(3)));
        }
      }
    }
    return hashes;
  }

  boolean delete() throws SQLException {
    boolean deleted;
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM series WHERE name=?")) {
      delete.setString(1, name.toString());
      deleted = delete.executeUpdate() == 1;
    }
    String market = name.symbol() + "@" + name.exchange() + ":";
    try (PreparedStatement select =
        connection.prepareStatement("SELECT 1 FROM series WHERE substr(name, 1, ?)=? LIMIT 1")) {
      select.setInt(1, market.length());
      select.setString(2, market);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          new InstrumentTable(connection).forgetInferred(name.symbol(), name.exchange());
        }
      }
    }
    return deleted;
  }
}
