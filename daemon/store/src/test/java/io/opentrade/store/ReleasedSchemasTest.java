package io.opentrade.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// A database of every version that ever was is kept, and comes up to the present one. A migration
/// is never changed once it is released: it is followed by another. A new one needs a file here:
/// run with `-Dreleased.write=true`, which writes those that are missing.
class ReleasedSchemasTest {
  private static final Path FILES =
      Path.of("src/test/resources/io/opentrade/store/released").toAbsolutePath();
  private static final Path SCRIPTS =
      Path.of("src/main/resources/io/opentrade/store").toAbsolutePath();

  private final Path folder;

  ReleasedSchemasTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /// The number of scripts of each schema.
  private static Map<String, Integer> schemas() throws IOException {
    Map<String, Integer> all = new TreeMap<>();
    try (Stream<Path> folders = Files.list(SCRIPTS)) {
      for (Path each : folders.toList()) {
        try (Stream<Path> scripts = Files.list(each)) {
          all.put(each.getFileName().toString(), (int) scripts.count());
        }
      }
    }
    return all;
  }

  @TestFactory
  List<DynamicTest> everyVersionComesUpToThePresentOne() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    schemas()
        .forEach(
            (schema, newest) -> {
              for (int version = 1; version <= newest; version++) {
                int from = version;
                tests.add(
                    DynamicTest.dynamicTest(
                        schema + " " + from, () -> comesUp(schema, from, newest)));
              }
            });
    assertTrue(tests.size() >= 12);
    return tests;
  }

  private void comesUp(String schema, int from, int newest) throws Exception {
    Path kept = FILES.resolve(schema + "-" + from + ".db.gz");
    if (Boolean.getBoolean("released.write") && Files.notExists(kept)) {
      keep(schema, from, kept);
    }
    Path place = Files.createDirectory(folder.resolve(schema + from));
    Path file = place.resolve(schema + ".db");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(kept))) {
      Files.copy(in, file);
    }
    assertEquals(made(schema, from), tables(file), "a released script was changed");
    Database.open(file, schema, StoreOptions.DEFAULT).close();
    assertEquals(made(schema, newest), tables(file));
    for (int version = from; version < newest; version++) {
      Path copy = place.resolve(schema + ".db.v" + version + ".backup");
      assertEquals(made(schema, version), tables(copy), "the copy of before");
    }
  }

  private static void keep(String schema, int version, Path kept) throws Exception {
    Path file = Files.createTempFile("kept", ".db");
    try (Connection connection = connect(file)) {
      new Migrations(file, schema).make(connection, version);
      if (schema.equals("research")) {
        try (Statement statement = connection.createStatement()) {
          statement.executeUpdate(
              "INSERT INTO run VALUES('abc123', 1700000000000, 'sma.js', x'1f8b', x'1f8b');"
                  + "INSERT INTO fact VALUES('abc123', 0, 'trades', '93')");
        }
      }
    }
    Files.createDirectories(kept.getParent());
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(kept))) {
      Files.copy(file, out);
    }
    Files.delete(file);
  }

  private static Connection connect(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  /// What a database of that version is made of now.
  private List<String> made(String schema, int version) throws Exception {
    Path file = Files.createTempFile(folder, "made", ".db");
    try (Connection connection = connect(file)) {
      new Migrations(file, schema).make(connection, version);
    }
    return tables(file);
  }

  private static List<String> tables(Path file) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Connection connection = connect(file);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")) {
      while (rows.next()) {
        all.add(rows.getString(1) + ": " + rows.getString(2));
      }
    }
    return all;
  }

  @Test
  void whatStoodInTheFirstVersionIsThere() throws Exception {
    Path file = folder.resolve("research.db");
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(FILES.resolve("research-1.db.gz")))) {
      Files.copy(in, file);
    }
    try (RunStore store = RunStore.open(file, StoreOptions.DEFAULT, InstantSource.system())) {
      Run.Summary run = store.list(10).getFirst();
      assertEquals("sma.js", run.strategy());
      assertEquals("93", run.facts().get("trades"));
    }
  }
}
