package io.opentrade.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever touches the record is found out.
final class AuditStoreTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void tenRows() {
    file = folder.resolve("audit.db");
    try (AuditStore store = AuditStore.open(file)) {
      for (int i = 0; i < 5; i++) {
        long begun = store.append(row(1000 + i, 0, "{\"n\":" + i + "}"));
        store.append(row(2000 + i, begun, "done"));
      }
    }
  }

  private static AuditRow row(long at, long begun, String body) {
    return new AuditRow(0, at, begun, "local owner", "anna", "config.set", "c1-1", body);
  }

  private AuditCheck check() {
    return check(null);
  }

  private AuditCheck check(@Nullable String noted) {
    try (AuditStore store = AuditStore.open(file)) {
      return store.check(noted);
    }
  }

  /// As somebody with the owner's rights and a program for databases would.
  private void tamper(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TRIGGER audit_stays");
      statement.execute("DROP TRIGGER audit_is_kept");
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  @Test
  void whatNobodyTouchedIsWhole() {
    AuditCheck check = check();
    assertNull(check.reason());
    assertEquals(10, check.rows());
    assertEquals(1000, check.firstAt());
    assertEquals(2004, check.lastAt());
  }

  @Test
  void theChainGoesOnAfterARestart() {
    String before = check().head();
    try (AuditStore store = AuditStore.open(file)) {
      assertEquals(11, store.append(row(3000, 0, "{}")));
    }
    AuditCheck check = check();
    assertNull(check.reason());
    assertEquals(11, check.rows());
    assertNotEquals(before, check.head());
  }

  @Test
  void aChangedByteIsFound() throws SQLException {
    for (String column : List.of("actor", "kind", "method", "request", "body")) {
      tenRowsAgain();
      tamper("UPDATE audit SET " + column + "=" + column + "||'x' WHERE number=4");
      assertEquals(4, check().broken(), column);
    }
    tenRowsAgain();
    tamper("UPDATE audit SET at=at+1 WHERE number=4");
    assertEquals(4, check().broken());
  }

  @Test
  void textThatMovesFromOneColumnToTheNextIsFound() throws SQLException {
    tamper("UPDATE audit SET kind='local owneran', actor='na' WHERE number=4");
    assertEquals(4, check().broken());
  }

  @Test
  void aRowThatWasTakenOutIsFound() throws SQLException {
    tamper("DELETE FROM audit WHERE number=5");
    assertEquals(5, check().broken());
  }

  @Test
  void aRowThatWasTakenOutIsFoundWhereTheOthersMovedUp() throws SQLException {
    tamper("DELETE FROM audit WHERE number=5", "UPDATE audit SET number=number-1 WHERE number>5");
    assertEquals(5, check().broken());
  }

  @Test
  void rowsThatWereCutOffAtTheEndAreMissed() throws SQLException {
    tamper("DELETE FROM audit WHERE number>8");
    AuditCheck check = check();
    assertEquals(9, check.broken());
    assertEquals("the record does not end where it did", check.reason());
  }

  @Test
  void twoRowsThatChangedPlacesAreFound() throws SQLException {
    tamper(
        "UPDATE audit SET number=100 WHERE number=3",
        "UPDATE audit SET number=3 WHERE number=6",
        "UPDATE audit SET number=6 WHERE number=100");
    assertEquals(3, check().broken());
  }

  /// Whoever can write the file can set the end back, too: only what was noted elsewhere tells.
  @Test
  void anEndThatWasSetBackIsFoundByTheHashThatWasNoted() throws SQLException {
    String noted = check().head();
    try (AuditStore store = AuditStore.open(file)) {
      store.append(row(3000, 0, "{}"));
    }
    assertNull(check(noted).reason(), "rows may follow it");
    tamper(
        "DELETE FROM audit WHERE number > 8",
        "UPDATE head SET number = 8, hash = (SELECT hash FROM audit WHERE number = 8)");
    assertNull(check().reason());
    assertEquals("no row has the hash that was noted", check(noted).reason());
  }

  @Test
  void theDatabaseItselfRefusesToChangeRows() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      assertThrows(
          SQLException.class, () -> statement.execute("UPDATE audit SET body='' WHERE number=1"));
      assertThrows(SQLException.class, () -> statement.execute("DELETE FROM audit"));
    }
    assertNull(check().reason());
  }

  @Test
  void theNewestBeginningsThatFitAreListed() {
    try (AuditStore store = AuditStore.open(file)) {
      store.append(new AuditRow(0, 5000, 0, "telegram", "bob", "order.place", "c2-1", "{}"));
      assertEquals(6, store.beginnings(Long.MIN_VALUE, "", "", 100).size());
      assertEquals(
          List.of(9L, 11L),
          store.beginnings(Long.MIN_VALUE, "", "", 2).stream().map(AuditRow::number).toList());
      assertEquals(1, store.beginnings(0, "bob", "", 100).size());
      assertEquals(1, store.beginnings(0, "", "order", 100).size());
      assertEquals(2, store.beginnings(1004, "", "", 100).size());
      assertEquals(List.of(9L), store.ends(9).stream().map(AuditRow::begun).toList());
    }
  }

  private void tenRowsAgain() {
    folder.resolve("audit.db").toFile().delete();
    folder.resolve("audit.db-wal").toFile().delete();
    folder.resolve("audit.db-shm").toFile().delete();
    tenRows();
  }
}
