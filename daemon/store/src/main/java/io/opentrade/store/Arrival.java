package io.opentrade.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;

/// Quiets a database that comes out of a backup before anybody opens it: what was due then is not
/// due now. Nothing is told late, caught up with or carried out; what comes from another home acts
/// for nobody until its owner says so.
public final class Arrival {
  private static final Map<String, List<String>> ALWAYS =
      Map.of(
          "notices.db",
          List.of("UPDATE delivery SET state = 'held', changed = :now WHERE state <> 'delivered'"),
          "schedules.db",
          List.of(
              "UPDATE schedule SET considered = max(considered, :now)",
              "UPDATE run SET state = 'unknown', ended = :now WHERE ended IS NULL"),
          "autopilot.db",
          List.of(
              "UPDATE run SET state = 'over', ended = :now,"
                  + " reason = 'it comes out of a backup' WHERE state <> 'over'",
              "UPDATE step SET state = 'failed',"
                  + " outcome = 'held back: it comes out of a backup' WHERE state = 'wanted'"),
          "telegram.db",
          List.of("UPDATE taken SET ended = 1 WHERE ended = 0"),
          "alerts.db",
          List.of(
              "UPDATE look SET at = max(at, :now)",
              "UPDATE firing SET told = 1, progress = 'done', outcome = 'held back: it comes out of"
                  + " a backup' WHERE told = 0 OR progress <> 'done'"));

  private static final Map<String, List<String>> FROM_ELSEWHERE =
      Map.of(
          "access.db",
          List.of(
              "UPDATE token SET revoked = :now WHERE revoked IS NULL",
              "UPDATE member SET enabled = 0"),
          "notices.db",
          List.of("DELETE FROM channel"),
          "schedules.db",
          List.of("UPDATE schedule SET paused = 1"),
          "telegram.db",
          List.of("DELETE FROM link"),
          "alerts.db",
          List.of("UPDATE alert SET state = 'paused' WHERE state = 'active'"));

  private Arrival() {}

  /// Quiets a database that nobody has open.
  ///
  /// @param name the file name it has in a house
  /// @param elsewhere whether it comes from another home
  /// @throws StoreFailure where it cannot be written
  public static void quiet(Path database, String name, boolean elsewhere, Instant now) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.DELETE); // one file again, nothing beside it
    try (Connection connection =
        config.createConnection("jdbc:sqlite:" + database.toAbsolutePath())) {
      Database.inTransaction(
          connection,
          inside -> {
            try (Statement statement = inside.createStatement()) {
              run(statement, ALWAYS.getOrDefault(name, List.of()), now);
              List<String> more = FROM_ELSEWHERE.getOrDefault(name, List.of());
              run(statement, elsewhere ? more : List.of(), now);
              return true;
            }
          });
    } catch (SQLException failure) {
      throw StoreFailure.of(failure, database);
    }
  }

  private static void run(Statement statement, List<String> changes, Instant now)
      throws SQLException {
    String millis = Matcher.quoteReplacement(Long.toString(now.toEpochMilli()));
    for (String change : changes) {
      statement.executeUpdate(change.replaceAll(":now\\b", millis));
    }
  }
}
