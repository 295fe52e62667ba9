package io.opentrade.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Alerts and what they fired (`alerts.db`). What was written outlives a power cut, since a firing
/// may stop or move money. Safe for use by many threads. Every method throws [StoreFailure] where
/// the database fails.
public final class AlertStore implements AutoCloseable {
  private final Database database;

  private AlertStore(Database database) {
    this.database = database;
  }

  /// Opens the file, made where missing.
  public static AlertStore open(Path file) {
    return open(file, StoreOptions.DEFAULT);
  }

  public static AlertStore open(Path file, StoreOptions options) {
    return new AlertStore(Database.open(file, "alert", options, Database.Durability.FULL));
  }

  /// All alerts, the oldest first.
  public List<AlertRow> alerts() {
    return database.read(connection -> new AlertTable(connection).all());
  }

  /// Adds an alert whose name no other has.
  ///
  /// @param row whose id is given here
  /// @return its id
  public long add(AlertRow row) {
    return database.write(connection -> new AlertTable(connection).add(row));
  }

  /// Writes everything of an alert anew but its firings.
  public void update(AlertRow row) {
    database.write(connection -> new AlertTable(connection).update(row));
  }

  /// Notes that alerts can fire again.
  public void armed(List<Long> alerts) {
    database.write(connection -> new AlertTable(connection).armed(alerts));
  }

  /// Forgets an alert; its firings stay.
  public void remove(long alert) {
    database.write(connection -> new AlertTable(connection).remove(alert));
  }

  /// Writes firings down and marks their alerts as fired, all in one transaction.
  ///
  /// @param firings whose numbers are given here
  /// @param state of each alert afterwards, by its id
  /// @return those that are new: a cause that had fired the alert before is left out
  public List<FiringRow> fire(List<FiringRow> firings, Map<Long, String> state) {
    return database.write(connection -> new FiringTable(connection).fire(firings, state));
  }

  /// Firings that were not handed on, or whose action is not over, the oldest first.
  public List<FiringRow> open() {
    return database.read(connection -> new FiringTable(connection).open());
  }

  /// Notes that a firing was handed on.
  public void told(long number) {
    database.write(connection -> new FiringTable(connection).told(number));
  }

  /// Notes how far the action of a firing is.
  public void progress(long number, FiringRow.Progress progress, String outcome) {
    database.write(connection -> new FiringTable(connection).progress(number, progress, outcome));
  }

  /// What fired, the newest first.
  ///
  /// @param alert the id of one; 0 for all
  public List<FiringRow> history(long alert, int most) {
    return database.read(connection -> new FiringTable(connection).history(alert, most));
  }

  /// The highest profits of accounts, by their names.
  public Map<String, Double> peaks() {
    return database.read(connection -> new AlertTable(connection).peaks());
  }

  /// Notes the highest profit of an account.
  public void peak(String account, double profit) {
    database.write(connection -> new AlertTable(connection).peak(account, profit));
  }

  /// When alerts were last looked at, milliseconds since the epoch.
  ///
  /// @param never what is said where they never were
  public long looked(long never) {
    return database.read(connection -> new AlertTable(connection).looked(never));
  }

  /// Notes that alerts are looked at.
  public void look(long at) {
    database.write(connection -> new AlertTable(connection).look(at));
  }

  /// How far they have heard of what happens; empty where none listens.
  public Optional<HeardRow> heard() {
    return database.read(connection -> new AlertTable(connection).heard());
  }

  /// Notes how far they have heard.
  public void hear(HeardRow row) {
    database.write(connection -> new AlertTable(connection).hear(row));
  }

  /// None listens any more.
  public void forgetHeard() {
    database.write(connection -> new AlertTable(connection).forgetHeard());
  }

  @Override
  public void close() {
    database.close();
  }
}
