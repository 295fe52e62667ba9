package io.opentrade.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/// One SQLite file in WAL: a single writer and two readers, each on platform threads of its own
/// (native calls pin virtual threads). Several processes may open the same file.
///
/// After a power cut the file is whole. Where nothing in it is money (`synchronous=NORMAL`) the
/// last transactions may be missing; with FULL what was committed is there.
final class Database implements AutoCloseable {
  private static final int READERS = 2;

  /// A great import leaves a great journal; it is cut back to this.
  private static final int JOURNAL_BYTES_KEPT = 8 << 20;

  private final Path file;
  private final ExecutorService writer;
  private final ExecutorService readers;
  private final BlockingQueue<Connection> idle = new ArrayBlockingQueue<>(READERS);
  private final Connection writing;
  private final boolean recovered;
  private final Presence presence;
  private final Openings openings;

  /// Whether a commit outlives a power cut. What must is committed often and a row at a time; what
  /// need not is read and written by the megabyte, for which larger pages take a fifth less time.
  enum Durability {
    NORMAL(16 << 10),
    FULL(StoreOptions.PAGE_BYTES);

    private final int pageBytes;

    Durability(int pageBytes) {
      this.pageBytes = pageBytes;
    }
  }

  interface Work<R> {
    R run(Connection connection) throws SQLException;
  }

  private Database(
      Path file, StoreOptions options, Durability durability, Openings openings, Connection writing)
      throws SQLException {
    this.file = file;
    this.openings = openings;
    this.writing = writing;
    this.recovered = openings.unclean();
    this.presence = Presence.of(file);
    writer =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("store-", 0).factory());
    readers =
        Executors.newFixedThreadPool(
            READERS, Thread.ofPlatform().daemon().name("store-read-", 0).factory());
    for (int i = 0; i < READERS; i++) {
      idle.add(connect(file, options, durability));
    }
  }

  /// Opens the file, making it and its schema where missing.
  ///
  /// @param schema folder of the numbered migrations beside this class, for example `candles`
  /// @throws StoreFailure where that is not possible
  static Database open(Path file, String schema, StoreOptions options) {
    return open(file, schema, options, Durability.NORMAL);
  }

  /// The same, with the choice of what a power cut may take.
  static Database open(Path file, String schema, StoreOptions options, Durability durability) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new StoreFailure(
          StoreFailure.Kind.READ_ONLY, "The folder of " + file + " cannot be made: " + e, e);
    }
    Connection connection = null;
    try (var _ = OpeningLock.take(file)) {
      connection = connect(file, options, durability);
      new Migrations(file, schema).apply(connection);
      Openings openings = inTransaction(connection, Openings::register);
      if (openings.unclean() || file.toFile().length() <= options.alwaysCheckBelow()) {
        check(connection, file);
      }
      return new Database(file, options, durability, openings, connection);
    } catch (SQLException e) {
      closeQuietly(connection);
      throw StoreFailure.of(e, file);
    } catch (RuntimeException e) {
      closeQuietly(connection);
      throw e;
    }
  }

  /// Whether some process that had the file open before ended without closing it.
  boolean recovered() {
    return recovered;
  }

  /// Runs the work in one transaction on the writer thread; rolls back when it throws, and where
  /// the file has gone meanwhile.
  <R> R write(Work<R> work) {
    return await(
        writer,
        () ->
            inTransaction(
                writing,
                connection -> {
                  R result = work.run(connection);
                  presence.require();
                  return result;
                }));
  }

  /// IMMEDIATE: the lock is asked for up front, so that a transaction never fails half-way because
  /// another process began to write.
  static <R> R inTransaction(Connection connection, Work<R> work) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("BEGIN IMMEDIATE");
      try {
        R result = work.run(connection);
        statement.executeUpdate("COMMIT");
        return result;
      } catch (SQLException | RuntimeException e) {
        rollBack(statement, e);
        throw e;
      }
    }
  }

  /// Runs the work on a reader thread, over one snapshot of the database.
  <R> R read(Work<R> work) {
    return await(
        readers,
        () -> {
          Connection connection = idle.take();
          try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("BEGIN");
            try {
              return work.run(connection);
            } finally {
              statement.executeUpdate("COMMIT");
            }
          } finally {
            idle.add(connection);
          }
        });
  }

  private <R> R await(ExecutorService executor, Callable<R> task) {
    InterruptibleTask<R> running = new InterruptibleTask<>(task);
    Future<R> future = executor.submit(running);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          // The work sees the interruption at its next step and rolls back; whether it did is
          // waited for, so that "stopped" is never said of a change that was kept.
          interrupted = true;
          running.interrupt();
        }
      }
    } catch (ExecutionException e) {
      throw told(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private RuntimeException told(@Nullable Throwable cause) {
    if (cause instanceof SQLException sql) {
      return StoreFailure.of(sql, file);
    }
    if (cause instanceof RuntimeException runtime) {
      return runtime;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return new StoreFailure(StoreFailure.Kind.IO, "The database " + file + " failed.", cause);
  }

  /// Waits for the write under way, marks the stop as clean and closes everything.
  @Override
  public void close() {
    if (writer.isShutdown()) {
      return;
    }
    try {
      write(openings::leave);
    } finally {
      writer.close();
      readers.close();
      idle.forEach(Database::closeQuietly);
      closeQuietly(writing);
    }
  }

  private static Connection connect(Path file, StoreOptions options, Durability durability)
      throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(
        durability == Durability.FULL ? SynchronousMode.FULL : SynchronousMode.NORMAL);
    config.setBusyTimeout((int) options.busyTimeout().toMillis());
    config.setJournalSizeLimit(JOURNAL_BYTES_KEPT);
    config.enforceForeignKeys(true);
    config.setPageSize(durability.pageBytes); // of a file that is made now
    if (options.maximumPages() > 0) {
      long bytes = options.maximumPages() * StoreOptions.PAGE_BYTES;
      config.setMaxPageCount((int) (bytes / durability.pageBytes));
    }
    return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
  }

  private static void check(Connection connection, Path file) throws SQLException {
    try (Statement statement = connection.createStatement();
        var rows = statement.executeQuery("PRAGMA quick_check(1)")) {
      String answer = rows.next() ? rows.getString(1) : "no answer";
      if (!"ok".equals(answer)) {
        throw new StoreFailure(
            StoreFailure.Kind.CORRUPT,
            file + " is damaged (" + answer + "); put a backup in its place or move it away.",
            null);
      }
    }
  }

  private static void rollBack(Statement statement, Exception reason) {
    try {
      statement.executeUpdate("ROLLBACK");
    } catch (SQLException e) {
      // SQLite rolls back by itself on a full disk; then there is nothing left to undo.
      reason.addSuppressed(e);
    }
  }

  private static void closeQuietly(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // Closing releases nothing that the end of the process would not.
        return;
      }
    }
  }
}
