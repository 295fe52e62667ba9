package io.opentrade.store;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Who may come in beside the owner, and what they have ordered today (`access.db`). What a method
/// has written is there after a power cut. Safe for use by many threads. Every method throws
/// [StoreFailure] where the database fails.
public final class AccessStore implements AutoCloseable {
  private final Database database;

  private AccessStore(Database database) {
    this.database = database;
  }

  /// Opens the file, made where missing.
  public static AccessStore open(Path file) {
    return new AccessStore(
        Database.open(file, "access", StoreOptions.DEFAULT, Database.Durability.FULL));
  }

  /// Keeps a new token.
  ///
  /// @param hash that it is known by
  /// @return false where there is or was one of that name, which stays as it is
  public boolean add(TokenRow token, byte[] hash) {
    return database.write(connection -> new AccessTable(connection).add(token, hash));
  }

  /// All tokens, the oldest first.
  public List<TokenRow> tokens() {
    return database.read(connection -> new AccessTable(connection).tokens());
  }

  public Optional<TokenRow> token(String name) {
    return database.read(connection -> new AccessTable(connection).token(name));
  }

  /// The token with that hash, in whatever state.
  public Optional<TokenRow> token(byte[] hash) {
    return database.read(connection -> new AccessTable(connection).token(hash));
  }

  /// @param at milliseconds since the epoch; an earlier revocation stays
  public void revoke(String name, long at) {
    database.write(connection -> new AccessTable(connection).revoke(name, at));
  }

  /// Adds a user, or changes what is known of one.
  public void put(MemberRow member) {
    database.write(connection -> new AccessTable(connection).put(member));
  }

  /// All users, by name.
  public List<MemberRow> members() {
    return database.read(connection -> new AccessTable(connection).members());
  }

  public Optional<MemberRow> member(String name) {
    return database.read(connection -> new AccessTable(connection).member(name));
  }

  /// Takes an amount from what somebody may spend in a day; all of it or nothing.
  ///
  /// @param day since the epoch, UTC
  /// @return what was spent that day before; it is taken where both together are within `most`
  public BigDecimal spend(String holder, long day, BigDecimal amount, BigDecimal most) {
    return database.write(
        connection -> new AccessTable(connection).spend(holder, day, amount, most));
  }

  @Override
  public void close() {
    database.close();
  }
}
