package io.opentrade.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Accounts and their journals (`demo.db`, `real.db`: play money and money never share a file).
/// What was appended outlives a power cut. Safe for use by many threads, but each account has one
/// writer. Every method throws [StoreFailure] where the database fails.
public final class LedgerStore implements AutoCloseable {
  private final Database database;

  private LedgerStore(Database database) {
    this.database = database;
  }

  /// Opens the file, made where missing.
  public static LedgerStore open(Path file) {
    return open(file, StoreOptions.DEFAULT);
  }

  public static LedgerStore open(Path file, StoreOptions options) {
    return new LedgerStore(Database.open(file, "ledger", options, Database.Durability.FULL));
  }

  /// All accounts in order of their names.
  public List<LedgerAccount> accounts() {
    return database.read(connection -> new LedgerTable(connection).accounts());
  }

  /// The account of that name.
  public Optional<LedgerAccount> account(String name) {
    return accounts().stream().filter(account -> account.name().equals(name)).findFirst();
  }

  /// Opens an account; its id is given here.
  ///
  /// @return false where there is one of that name, which stays as it is
  public boolean add(LedgerAccount account) {
    return database.write(connection -> new LedgerTable(connection).add(account));
  }

  /// Writes entries in one transaction: all are kept or none. Returns when they are on the disk.
  ///
  /// @throws StoreFailure also where a sequence is taken: somebody else writes this journal
  public void append(LedgerAccount account, List<LedgerEntry> entries) {
    database.write(
        connection -> {
          new LedgerTable(connection).append(account.id(), entries);
          return entries.size();
        });
  }

  /// The next entries behind a sequence, in their order.
  ///
  /// @param most of them; fewer come only at the end
  public List<LedgerEntry> after(LedgerAccount account, long sequence, int most) {
    return database.read(
        connection -> new LedgerTable(connection).after(account.id(), sequence, most));
  }

  /// The last entries of a kind, the oldest of them first.
  public List<LedgerEntry> last(LedgerAccount account, String kind, int most) {
    return database.read(connection -> new LedgerTable(connection).last(account.id(), kind, most));
  }

  @Override
  public void close() {
    database.close();
  }
}
