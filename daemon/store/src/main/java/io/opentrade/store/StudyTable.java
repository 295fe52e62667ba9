package io.opentrade.store;

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

/// The tables of studies, inside the transaction of the caller.
record StudyTable(Connection connection) {
  private static final String COLUMNS = "SELECT id, key, created, state, document FROM study ";

  String nextId(long now) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(id) FROM study")) {
      String last = row.next() ? row.getString(1) : null;
      return RunId.of(last == null ? now : Math.max(now, RunId.millis(last) + 1));
    }
  }

  void insert(Study study) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO study(id, key, created, state, document) VALUES(?, ?, ?, ?, ?)")) {
      insert.setString(1, study.id());
      insert.setString(2, study.key());
      insert.setLong(3, study.created().toEpochMilli());
      insert.setString(4, study.state());
      insert.setString(5, study.document());
      insert.executeUpdate();
    }
  }

  void update(String id, String state, String document) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE study SET state=?, document=? WHERE id=?")) {
      update.setString(1, state);
      update.setString(2, document);
      update.setString(3, id);
      update.executeUpdate();
    }
  }

  Optional<Study> byKey(String key) throws SQLException {
    return one(COLUMNS + "WHERE key=?1 ORDER BY id DESC LIMIT 1", key);
  }

  Optional<Study> find(String id) throws SQLException {
    if (id.equals("last")) {
      List<Study> newest = list(1);
      return newest.isEmpty() ? Optional.empty() : Optional.of(newest.getFirst());
    }
    Optional<Study> exact = one(COLUMNS + "WHERE id=?1", id);
    String begins = "WHERE substr(id, 1, length(?1))=?1 OR substr(id, -length(?1))=?1 LIMIT 2";
    return exact.isPresent() || id.isEmpty() ? exact : one(COLUMNS + begins, id);
  }

  /// The only row; nothing where there are two.
  private Optional<Study> one(String query, String parameter) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(query)) {
      select.setString(1, parameter);
      List<Study> found = studies(select);
      return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
  }

  List<Study> list(int limit) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(COLUMNS + "ORDER BY id DESC LIMIT ?")) {
      select.setInt(1, limit);
      return studies(select);
    }
  }

  private static List<Study> studies(PreparedStatement select) throws SQLException {
    List<Study> studies = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        studies.add(
            new Study(
                rows.getString(1),
                rows.getString(2),
                Instant.ofEpochMilli(rows.getLong(3)),
                rows.getString(4),
                rows.getString(5)));
      }
    }
    return studies;
  }

  void keep(String study, Map<String, String> combinations) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO combination(study, params, document) VALUES(?, ?, ?)"
                + " ON CONFLICT(study, params) DO UPDATE SET document=excluded.document")) {
      for (Map.Entry<String, String> combination : combinations.entrySet()) {
        insert.setString(1, study);
        insert.setString(2, combination.getKey());
        insert.setString(3, combination.getValue());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  Map<String, String> combinations(String study) throws SQLException {
    Map<String, String> combinations = new LinkedHashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT params, document FROM combination WHERE study=? ORDER BY params")) {
      select.setString(1, study);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          combinations.put(rows.getString(1), rows.getString(2));
        }
      }
    }
    return combinations;
  }

  long tried(String strategy, String series, long more) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO tried(strategy, series, backtests) VALUES(?, ?, ?) ON CONFLICT(strategy,"
                + " series) DO UPDATE SET backtests=backtests+excluded.backtests"
                + " RETURNING backtests")) {
      upsert.setString(1, strategy);
      upsert.setString(2, series);
      upsert.setLong(3, more);
      try (ResultSet row = upsert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
