package io.opentrade.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tables of runs, inside the transaction of the caller.
record RunTable(Connection connection) {
  String nextId(long now) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(id) FROM run")) {
      String last = row.next() ? row.getString(1) : null;
      return RunId.of(last == null ? now : Math.max(now, RunId.millis(last) + 1));
    }
  }

  boolean exists(String id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT 1 FROM run WHERE id=?")) {
      select.setString(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /// @param document as [PackedText]
  void insert(Run.Summary summary, byte[] document, long[] times, double[] equity)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO run(id, created, strategy, document, equity) VALUES(?, ?, ?, ?, ?)")) {
      insert.setString(1, summary.id());
      insert.setLong(2, summary.created().toEpochMilli());
      insert.setString(3, summary.strategy());
      insert.setBytes(4, document);
      insert.setBytes(5, bytes(times, equity));
      insert.executeUpdate();
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO fact(run, position, name, value) VALUES(?, ?, ?, ?)")) {
      int position = 0;
      for (Map.Entry<String, String> fact : summary.facts().entrySet()) {
        insert.setString(1, summary.id());
        insert.setInt(2, position++);
        insert.setString(3, fact.getKey());
        insert.setString(4, fact.getValue());
        insert.executeUpdate();
      }
    }
  }

  void draw(String id, byte[] drawing) throws SQLException {
    if (drawing.length > 0) {
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO drawing(run, data) VALUES(?, ?)")) {
        insert.setString(1, id);
        insert.setBytes(2, drawing);
        insert.executeUpdate();
      }
    }
  }

  byte[] drawing(String id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT data FROM drawing WHERE run=?")) {
      select.setString(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getBytes(1) : new byte[0];
      }
    }
  }

  List<Run.Summary> list(int limit) throws SQLException {
    List<Run.Summary> runs = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT id, created, strategy FROM run ORDER BY id DESC LIMIT ?")) {
      select.setInt(1, limit);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          runs.add(summary(rows));
        }
      }
    }
    return runs;
  }

  long count() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM run")) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  Optional<Run> find(String id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT id, created, strategy, document, equity FROM run WHERE id=?1"
                + " OR substr(id, 1, ?2)=?1 OR substr(id, -?2)=?1 ORDER BY id=?1 DESC LIMIT 2")) {
      select.setString(1, id);
      select.setInt(2, Math.max(1, id.length()));
      try (ResultSet rows = select.executeQuery()) {
        if (id.isEmpty() || !rows.next()) {
          return Optional.empty();
        }
        Run run = run(rows);
        boolean exact = run.summary().id().equals(id);
        return exact || !rows.next() ? Optional.of(run) : Optional.empty();
      }
    }
  }

  int prune(int keep) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM run WHERE id NOT IN (SELECT id FROM run ORDER BY id DESC LIMIT ?)")) {
      delete.setInt(1, keep);
      return delete.executeUpdate();
    }
  }

  private Run run(ResultSet row) throws SQLException {
    ByteBuffer equity = ByteBuffer.wrap(row.getBytes(5)).order(ByteOrder.LITTLE_ENDIAN);
    int size = equity.remaining() / (Long.BYTES + Double.BYTES);
    long[] times = new long[size];
    double[] values = new double[size];
    equity.asLongBuffer().get(times);
    equity.position(size * Long.BYTES);
    equity.asDoubleBuffer().get(values);
    return new Run(summary(row), PackedText.read(row.getBytes(4)), times, values);
  }

  private Run.Summary summary(ResultSet row) throws SQLException {
    return new Run.Summary(
        row.getString(1),
        Instant.ofEpochMilli(row.getLong(2)),
        row.getString(3),
        facts(row.getString(1)));
  }

  private Map<String, String> facts(String id) throws SQLException {
    Map<String, String> facts = new LinkedHashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT name, value FROM fact WHERE run=? ORDER BY position")) {
      select.setString(1, id);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          facts.put(rows.getString(1), rows.getString(2));
        }
      }
    }
    return facts;
  }

  private static byte[] bytes(long[] times, double[] values) {
    ByteBuffer buffer =
        ByteBuffer.allocate(times.length * (Long.BYTES + Double.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    buffer.asLongBuffer().put(times);
    buffer.position(times.length * Long.BYTES);
    buffer.asDoubleBuffer().put(values);
    return buffer.array();
  }
}
