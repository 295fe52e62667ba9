package io.opentrade.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The tables of the bot, inside the transaction of the caller.
record TelegramTable(Connection connection) {
  private static final String TAKEN = "SELECT bot, number, at, person, words FROM taken ";

  List<ChatLink> links() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT person, chat, name, role, language, noise, since FROM link"
                    + " ORDER BY since, person")) {
      List<ChatLink> links = new ArrayList<>();
      while (found.next()) {
        links.add(
            new ChatLink(
                found.getLong("person"),
                found.getLong("chat"),
                found.getString("name"),
                found.getString("role"),
                found.getString("language"),
                found.getString("noise"),
                found.getLong("since")));
      }
      return links;
    }
  }

  void put(ChatLink link) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO link(person, chat, name, role, language, noise, since)"
                + " VALUES(?, ?, ?, ?, ?, ?, ?)")) {
      insert.setLong(1, link.person());
      insert.setLong(2, link.chat());
      insert.setString(3, link.name());
      insert.setString(4, link.role());
      insert.setString(5, link.language());
      insert.setString(6, link.noise());
      insert.setLong(7, link.since());
      insert.executeUpdate();
    }
  }

  boolean remove(long person) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM link WHERE person=?")) {
      delete.setLong(1, person);
      return delete.executeUpdate() > 0;
    }
  }

  /// @return whether it is new
  boolean take(TakenUpdate update) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT OR IGNORE INTO taken(bot, number, at, person, words) VALUES(?, ?, ?, ?, ?)")) {
      insert.setLong(1, update.bot());
      insert.setLong(2, update.number());
      insert.setLong(3, update.at());
      insert.setLong(4, update.person());
      insert.setString(5, update.words());
      return insert.executeUpdate() > 0;
    }
  }

  boolean ended(long bot, long number) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE taken SET ended=1 WHERE bot=? AND number=?")) {
      update.setLong(1, bot);
      update.setLong(2, number);
      return update.executeUpdate() > 0;
    }
  }

  List<TakenUpdate> unfinished(long bot) throws SQLException {
    return select("WHERE bot=? AND ended=0 ORDER BY at, number", bot);
  }

  Optional<TakenUpdate> last(long bot) throws SQLException {
    return select("WHERE bot=? ORDER BY at DESC, number DESC LIMIT 1", bot).stream().findFirst();
  }

  int forget(long before) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM taken WHERE ended=1 AND at<?")) {
      delete.setLong(1, before);
      return delete.executeUpdate();
    }
  }

  private List<TakenUpdate> select(String where, long bot) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(TAKEN + where)) {
      select.setLong(1, bot);
      List<TakenUpdate> updates = new ArrayList<>();
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          updates.add(
              new TakenUpdate(
                  found.getLong("bot"),
                  found.getLong("number"),
                  found.getLong("at"),
                  found.getLong("person"),
                  found.getString("words")));
        }
      }
      return updates;
    }
  }
}
