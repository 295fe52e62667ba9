package io.opentrade.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  private final Path folder;

  DatabaseTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path file() {
    return folder.resolve("candles.db");
  }

  private CandleStore open(StoreOptions options) {
    return CandleStore.open(file(), options, InstantSource.system());
  }

  private static void merge(CandleStore store, int bars) {
    store.merge(Samples.BTC, Samples.bars(bars), Merge.OnConflict.KEEP, null, () -> false);
  }

  private StoreFailure.Kind kindOf(Runnable attempt) {
    StoreFailure failure = assertThrows(StoreFailure.class, attempt::run);
    assertTrue(String.valueOf(failure.getMessage()).contains("candles.db"), failure.getMessage());
    return failure.kind();
  }

  private void sql(String text) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(text);
    }
  }

  @Test
  void aFullDatabaseSaysSoAndKeepsWhatItHad() {
    StoreOptions small = new StoreOptions(Duration.ofSeconds(1), 200, 0);
    try (CandleStore store = open(small)) {
      merge(store, 1_000);
      assertEquals(StoreFailure.Kind.FULL, kindOf(() -> merge(store, 50_000)));
      assertEquals(1_000, store.info(Samples.BTC).orElseThrow().bars());
      merge(store, 1_001);
    }
  }

  @Test
  void aBusyDatabaseSaysSo() throws SQLException {
    try (CandleStore store = open(new StoreOptions(Duration.ofMillis(50), 0, 0));
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertEquals(StoreFailure.Kind.BUSY, kindOf(() -> merge(store, 10)));
      statement.execute("ROLLBACK");
      merge(store, 10);
    }
  }

  @Test
  void aFailedStatementRollsEverythingBack() throws SQLException {
    open(StoreOptions.DEFAULT).close();
    try (CandleStore store = open(StoreOptions.DEFAULT)) {
      sql("CREATE TRIGGER refuse BEFORE INSERT ON chunk BEGIN SELECT RAISE(ABORT, 'no'); END");
      assertEquals(StoreFailure.Kind.IO, kindOf(() -> merge(store, 10)));
      assertTrue(store.info(Samples.BTC).isEmpty());
    }
  }

  @Test
  void anExtendedCodeIsToldLikeItsPrimaryOne() {
    SQLException moved = new SQLException("readonly", "", 8 | 4 << 8);
    assertEquals(StoreFailure.Kind.READ_ONLY, StoreFailure.of(moved, file()).kind());
  }

  @Test
  void aFileThatIsNoDatabaseSaysSo() throws IOException {
    Files.writeString(file(), "this is a letter, not a database".repeat(100));
    assertEquals(StoreFailure.Kind.CORRUPT, kindOf(() -> open(StoreOptions.DEFAULT)));
  }

  @Test
  void aDamagedDatabaseIsFoundOnOpening() throws IOException {
    try (CandleStore store = open(StoreOptions.DEFAULT)) {
      merge(store, 20_000);
    }
    byte[] bytes = Files.readAllBytes(file());
    for (int page = 2; page < 40; page++) {
      java.util.Arrays.fill(bytes, page * 4096, page * 4096 + 8, (byte) 0xee);
    }
    Files.write(file(), bytes);
    assertEquals(StoreFailure.Kind.CORRUPT, kindOf(() -> open(StoreOptions.DEFAULT)));
  }

  @Test
  void aFolderThatCannotBeMadeSaysSo() throws IOException {
    Files.writeString(folder.resolve("wall"), "");
    StoreFailure failure =
        assertThrows(StoreFailure.class, () -> CandleStore.open(folder.resolve("wall/candles.db")));
    assertEquals(StoreFailure.Kind.READ_ONLY, failure.kind());
  }

  @Test
  void aNewerSchemaIsRefused() throws SQLException {
    open(StoreOptions.DEFAULT).close();
    sql("PRAGMA user_version=99");
    assertEquals(StoreFailure.Kind.TOO_NEW, kindOf(() -> open(StoreOptions.DEFAULT)));
  }

  @Test
  void aCleanStopIsNotARecovery() {
    open(StoreOptions.DEFAULT).close();
    try (CandleStore store = open(StoreOptions.DEFAULT)) {
      assertFalse(store.recovered());
    }
  }

  @Test
  void theRowOfADeadProcessIsARecoveryOnce() throws SQLException {
    open(StoreOptions.DEFAULT).close();
    sql("INSERT INTO opening(pid, started) VALUES(" + ProcessHandle.current().pid() + ", 5)");
    try (CandleStore store = open(StoreOptions.DEFAULT)) {
      assertTrue(store.recovered());
    }
    try (CandleStore store = open(StoreOptions.DEFAULT)) {
      assertFalse(store.recovered());
    }
  }

  @Test
  void aMigrationLeavesACopyOfWhatWasBefore() throws SQLException {
    // The test schema has two steps; a database of step one is brought to step two.
    Path old = folder.resolve("migrated.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + old);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "CREATE TABLE opening(id INTEGER PRIMARY KEY, pid INTEGER, started INTEGER);"
              + "CREATE TABLE thing(name TEXT); INSERT INTO thing VALUES('kept');"
              + "PRAGMA user_version=1");
    }
    try (Database database = Database.open(old, "twosteps", StoreOptions.DEFAULT)) {
      assertEquals("kept-2", database.read(DatabaseTest::thing));
    }
    Path backup = folder.resolve("migrated.db.v1.backup");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + backup)) {
      assertEquals("kept", thing(connection));
    }
  }

  private static String thing(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        var row = statement.executeQuery("SELECT * FROM thing")) {
      return row.getString(1);
    }
  }
}
