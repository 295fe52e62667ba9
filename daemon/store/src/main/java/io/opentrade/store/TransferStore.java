package io.opentrade.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Transfers between wallets (`transfers.db`). What was written outlives a power cut: a transfer is
/// written down before it is sent. Safe for use by many threads. Every method throws [StoreFailure]
/// where the database fails.
public final class TransferStore implements AutoCloseable {
  private final Database database;

  private TransferStore(Database database) {
    this.database = database;
  }

  /// Opens the file, made where missing.
  public static TransferStore open(Path file) {
    return new TransferStore(
        Database.open(file, "transfer", StoreOptions.DEFAULT, Database.Durability.FULL));
  }

  /// Keeps a new transfer.
  ///
  /// @return the one that its account knows by the same key; empty where this one is new
  public Optional<TransferRow> begin(TransferRow row) {
    return database.write(
        connection -> {
          TransferTable table = new TransferTable(connection);
          Optional<TransferRow> before =
              row.key() == null ? Optional.empty() : table.byKey(row.account(), row.key());
          if (before.isEmpty()) {
            table.add(row);
          }
          return before;
        });
  }

  /// Notes what became of one.
  public void note(TransferRow row) {
    database.write(connection -> new TransferTable(connection).note(row));
  }

  /// The newest transfers of an account, the newest first.
  public List<TransferRow> of(String account, int most) {
    return database.read(connection -> new TransferTable(connection).of(account, most));
  }

  /// Transfers of an account whose end is not known.
  public List<TransferRow> open(String account) {
    return database.read(connection -> new TransferTable(connection).open(account));
  }

  @Override
  public void close() {
    database.close();
  }
}
