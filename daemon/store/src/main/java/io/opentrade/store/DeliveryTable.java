package io.opentrade.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The table of deliveries, inside the transaction of the caller.
record DeliveryTable(Connection connection) {
  private static final String ROW =
      "SELECT number, key, kind, severity, at, title, text,"
          + " channel, manner, state, attempts, due, changed, problem ";

  List<DeliveryRow> open(String channel, int most) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            ROW
                + "FROM delivery JOIN notice ON number=notice"
                + " WHERE channel=? AND state IN ('waiting', 'begun') ORDER BY notice LIMIT ?")) {
      select.setString(1, channel);
      select.setInt(2, most);
      return read(select);
    }
  }

  int waiting(String channel) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT count(*) FROM delivery WHERE channel=? AND state IN ('waiting', 'begun')")) {
      select.setString(1, channel);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    }
  }

  /// A notice that no channel was to tell stands there once, as delivered to nobody.
  List<DeliveryRow> history(@Nullable String kind, int most) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            ROW
                + "FROM notice LEFT JOIN delivery ON number=notice"
                + " WHERE (? IS NULL OR kind=?) ORDER BY number DESC, channel LIMIT ?")) {
      select.setString(1, kind);
      select.setString(2, kind);
      select.setInt(3, most);
      return read(select);
    }
  }

  int note(List<DeliveryRow> rows) throws SQLException {
    int changed = 0;
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE delivery SET state=?, attempts=?, due=?, changed=?, problem=?"
                + " WHERE notice=? AND channel=?")) {
      for (DeliveryRow row : rows) {
        update.setString(1, row.state().name().toLowerCase(Locale.ROOT));
        update.setInt(2, row.attempts());
        update.setLong(3, row.due());
        update.setLong(4, row.changed());
        update.setString(5, row.problem());
        update.setLong(6, row.notice().number());
        update.setString(7, row.channel());
        changed += update.executeUpdate();
      }
    }
    return changed;
  }

  private static List<DeliveryRow> read(PreparedStatement select) throws SQLException {
    List<DeliveryRow> rows = new ArrayList<>();
    try (ResultSet found = select.executeQuery()) {
      while (found.next()) {
        NoticeRow notice =
            new NoticeRow(
                found.getLong(1),
                found.getString(2),
                found.getString(3),
                found.getInt(4),
                found.getLong(5),
                found.getString(6),
                found.getString(7));
        rows.add(row(notice, found));
      }
    }
    return rows;
  }

  private static DeliveryRow row(NoticeRow notice, ResultSet found) throws SQLException {
    String channel = found.getString(8);
    if (channel == null) {
      return new DeliveryRow(
          notice, "", "off", DeliveryRow.State.DELIVERED, 0, notice.at(), notice.at(), null);
    }
    return new DeliveryRow(
        notice,
        channel,
        found.getString(9),
        DeliveryRow.State.valueOf(found.getString(10).toUpperCase(Locale.ROOT)),
        found.getInt(11),
        found.getLong(12),
        found.getLong(13),
        found.getString(14));
  }
}
