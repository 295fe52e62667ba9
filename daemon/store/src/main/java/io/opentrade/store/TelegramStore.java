package io.opentrade.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Who may talk to the bot, and what was taken in (`telegram.db`). What a method has written is
/// there after a power cut. Safe for use by many threads. Every method throws [StoreFailure] where
/// the database fails.
public final class TelegramStore implements AutoCloseable {
  private final Database database;

  private TelegramStore(Database database) {
    this.database = database;
  }

  /// Opens the file, made where missing.
  public static TelegramStore open(Path file) {
    return new TelegramStore(
        Database.open(file, "telegram", StoreOptions.DEFAULT, Database.Durability.FULL));
  }

  /// Everybody, the first one first.
  public List<ChatLink> links() {
    return database.read(connection -> new TelegramTable(connection).links());
  }

  /// Adds somebody, or replaces what is known of them.
  public void put(ChatLink link) {
    database.write(
        connection -> {
          new TelegramTable(connection).put(link);
          return link;
        });
  }

  /// @return whether there was one
  public boolean remove(long person) {
    return database.write(connection -> new TelegramTable(connection).remove(person));
  }

  /// Takes an update in.
  ///
  /// @return false where it was taken in before: it must not be carried out
  public boolean take(TakenUpdate update) {
    return database.write(connection -> new TelegramTable(connection).take(update));
  }

  /// What was asked for has come to its end, whichever.
  public void ended(long bot, long number) {
    database.write(connection -> new TelegramTable(connection).ended(bot, number));
  }

  /// What was taken in and has not come to an end, the oldest first.
  public List<TakenUpdate> unfinished(long bot) {
    return database.read(connection -> new TelegramTable(connection).unfinished(bot));
  }

  /// The one taken in last.
  public Optional<TakenUpdate> last(long bot) {
    return database.read(connection -> new TelegramTable(connection).last(bot));
  }

  /// Forgets what came to its end before.
  ///
  /// @param before milliseconds since the epoch
  /// @return how many
  public int forget(long before) {
    return database.write(connection -> new TelegramTable(connection).forget(before));
  }

  @Override
  public void close() {
    database.close();
  }
}
