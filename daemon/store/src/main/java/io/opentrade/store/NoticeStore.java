package io.opentrade.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What people should hear of (`notices.db`): notices, their ways through the channels, the
/// channels, the rules. What was written outlives a power cut. Safe for use by many threads. Every
/// method throws [StoreFailure] where the database fails.
public final class NoticeStore implements AutoCloseable {
  private final Database database;

  private NoticeStore(Database database) {
    this.database = database;
  }

  /// Opens the file, made where missing.
  public static NoticeStore open(Path file) {
    return open(file, StoreOptions.DEFAULT);
  }

  public static NoticeStore open(Path file, StoreOptions options) {
    return new NoticeStore(Database.open(file, "notice", options, Database.Durability.FULL));
  }

  /// How a channel is to tell a notice.
  ///
  /// @param due not before, milliseconds since the epoch
  public record Way(String manner, long due) {}

  /// Keeps a notice and the deliveries that it needs, unless its key is known.
  ///
  /// @param notice whose number is given here, whatever it says
  /// @param ways by channel
  /// @return its number; 0 where the key is known, and nothing was done
  public long post(NoticeRow notice, Map<String, Way> ways, long now) {
    return database.write(connection -> new NoticeTable(connection).post(notice, ways, now));
  }

  /// Whether there ever was a notice of that key.
  public boolean knows(String key) {
    return database.read(connection -> new NoticeTable(connection).knows(key));
  }

  /// What a channel has not delivered, the oldest first.
  public List<DeliveryRow> open(String channel, int most) {
    return database.read(connection -> new DeliveryTable(connection).open(channel, most));
  }

  /// How much a channel has not delivered.
  public int waiting(String channel) {
    return database.read(connection -> new DeliveryTable(connection).waiting(channel));
  }

  /// Notes what has become of deliveries.
  ///
  /// @param rows each as it is to be
  public void note(List<DeliveryRow> rows) {
    database.write(connection -> new DeliveryTable(connection).note(rows));
  }

  /// The newest notices, the newest first, each as often as there are channels for it.
  ///
  /// @param kind null for all
  public List<DeliveryRow> history(@Nullable String kind, int most) {
    return database.read(connection -> new DeliveryTable(connection).history(kind, most));
  }

  /// Forgets notices that are older and fully delivered; their keys stay known.
  public int forget(long before) {
    return database.write(connection -> new NoticeTable(connection).forget(before));
  }

  /// Keeps a channel, in place of one of the same name.
  public void keep(ChannelRow channel) {
    database.write(connection -> new ChannelTable(connection).keep(channel));
  }

  /// Forgets a channel and what it has not delivered.
  public void removeChannel(String name) {
    database.write(connection -> new ChannelTable(connection).remove(name));
  }

  /// All channels in order of their names.
  public List<ChannelRow> channels() {
    return database.read(connection -> new ChannelTable(connection).channels());
  }

  /// All rules.
  public List<RuleRow> rules() {
    return database.read(connection -> new ChannelTable(connection).rules());
  }

  /// Keeps a rule, in place of one for the same.
  public void keep(RuleRow rule) {
    database.write(connection -> new ChannelTable(connection).keep(rule));
  }

  /// Forgets a rule.
  public void remove(RuleRow rule) {
    database.write(connection -> new ChannelTable(connection).remove(rule));
  }

  /// How a thing stood when last looked at; empty where it never was.
  public Optional<StandingRow> standing(String subject) {
    return database.read(connection -> new StandingTable(connection).find(subject));
  }

  /// Notes how a thing stands.
  public void note(StandingRow row) {
    database.write(connection -> new StandingTable(connection).note(row));
  }

  @Override
  public void close() {
    database.close();
  }
}
