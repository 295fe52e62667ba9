package io.opentrade.server.alert;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.protocol.EventInfo;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.alert.watch.Board;
import io.opentrade.server.alert.watch.Cause;
import io.opentrade.server.log.Log;
import io.opentrade.server.market.MarketName;
import io.opentrade.store.AlertRow;
import io.opentrade.store.AlertStore;
import io.opentrade.store.FiringRow;
import io.opentrade.store.StoreFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All alerts, on the disk and on the board. A firing is committed before it is handed on. Safe for
/// use by many threads.
final class Roster implements Board.Listener {
  private final AlertStore store;
  private final Consumer<List<FiringRow>> teller;
  private final Log log;
  private final ReentrantLock lock = new ReentrantLock();
  private final Board board = new Board(this);
  private final Map<Long, AlertEntry> entries = new LinkedHashMap<>();
  private final Map<MarketName, Double> prices = new HashMap<>();
  private final List<Fired> fired = new ArrayList<>();
  private final List<Long> armed = new ArrayList<>();
  private String event = "";
  private boolean complained;
  private @Nullable Needs needs;

  private record Fired(AlertEntry entry, Cause cause, long at, String event) {}

  /// @param teller takes firings that are committed
  Roster(AlertStore store, Consumer<List<FiringRow>> teller, Log log) {
    this.store = store;
    this.teller = teller;
    this.log = log;
  }

  /// Puts those to work that are on the disk.
  void load() {
    locked(
        () -> {
          for (AlertRow row : store.alerts()) {
            try {
              put(AlertEntry.of(row, AlertBody.read(row.body())));
            } catch (RequestFailed | IllegalStateException unreadable) {
              log.warn("an alert cannot be read", "alert", row.id(), "why", unreadable);
            }
          }
          return entries.size();
        });
  }

  private interface Work<T> {
    T perform();
  }

  private <T> T locked(Work<T> work) {
    lock.lock();
    try {
      return work.perform();
    } finally {
      lock.unlock();
    }
  }

  private void put(AlertEntry entry) {
    entries.put(entry.row().id(), entry);
    needs = null;
    if (entry.active()) {
      board.add(
          entry.id(), entry.condition(), entry.manner(), entry.row().armed(), entry.row().fired());
    } else {
      board.remove(entry.id());
    }
  }

  List<AlertEntry> all() {
    return locked(() -> List.copyOf(entries.values()));
  }

  Optional<AlertEntry> find(String idOrName) {
    return all().stream()
        .filter(one -> one.id().equals(idOrName) || one.row().name().equals(idOrName))
        .findFirst();
  }

  /// Adds one and puts it to work.
  AlertEntry add(AlertRow row, AlertBody body) {
    return locked(
        () -> {
          AlertEntry.of(row, body);
          long id = store.add(row);
          AlertRow kept =
              new AlertRow(
                  id, row.name(), row.state(), row.armed(), 0, 0, row.created(), row.body());
          AlertEntry entry = AlertEntry.of(kept, body);
          put(entry);
          return entry;
        });
  }

  /// Replaces one.
  AlertEntry replace(AlertEntry entry) {
    return locked(
        () -> {
          store.update(entry.row());
          put(entry);
          return entry;
        });
  }

  void remove(AlertEntry entry) {
    locked(
        () -> {
          store.remove(entry.row().id());
          entries.remove(entry.row().id());
          board.remove(entry.id());
          needs = null;
          return entry;
        });
  }

  boolean armed(AlertEntry entry) {
    return locked(() -> entry.active() ? board.armed(entry.id()) : entry.row().armed());
  }

  /// What the active ones need.
  Needs needs() {
    return locked(
        () -> {
          Needs known = needs;
          if (known == null) {
            known =
                Needs.of(
                    entries.values().stream()
                        .filter(AlertEntry::active)
                        .map(AlertEntry::condition)
                        .toList());
            needs = known;
          }
          return known;
        });
  }

  /// Tells the board something; what fires is committed and handed on.
  void tell(Consumer<Board> news) {
    locked(
        () -> {
          news.accept(board);
          return flush();
        });
  }

  /// A market was told.
  void told(MarketName market, double last, double bid, double ask, long at, long now) {
    locked(
        () -> {
          prices.put(market, last);
          board.told(market, last, bid, ask, at, now);
          return flush();
        });
  }

  /// Something happened.
  ///
  /// @param missed whether nobody looked then
  void happened(EventInfo news, String name, boolean missed, long now) {
    locked(
        () -> {
          event = news.text().raw();
          board.happened(news, name, missed, now);
          event = "";
          return flush();
        });
  }

  /// The start of the last bar that is known of a series.
  long last(SeriesName series) {
    return locked(() -> board.last(series));
  }

  /// Ends those whose time is over.
  void expire(long now) {
    for (AlertEntry entry : all()) {
      Instant until = entry.body().terms().until();
      if (entry.active() && until != null && until.toEpochMilli() <= now) {
        replace(entry.with(AlertEntry.EXPIRED, false));
      }
    }
  }

  @Override
  public void fired(String alert, Cause cause, long at) {
    AlertEntry entry = entries.get(Long.parseLong(alert.substring(1)));
    if (entry != null) {
      fired.add(new Fired(entry, cause, at, event));
    }
  }

  @Override
  public void armed(String alert) {
    armed.add(Long.parseLong(alert.substring(1)));
  }

  private int flush() {
    if (!fired.isEmpty()) {
      List<Fired> now = List.copyOf(fired);
      fired.clear();
      commit(now);
    }
    if (!armed.isEmpty()) {
      noteArmed();
    }
    return entries.size();
  }

  private void commit(List<Fired> now) {
    List<FiringRow> rows = new ArrayList<>();
    Map<Long, String> states = new HashMap<>();
    for (Fired one : now) {
      states.put(one.entry().row().id(), stateAfter(one.entry()));
      rows.add(new FiringWords(prices).row(one.entry(), one.cause(), one.at(), one.event()));
    }
    try {
      List<FiringRow> fresh = store.fire(rows, states);
      now.forEach(one -> advance(one, fresh));
      complained = false;
      teller.accept(fresh);
    } catch (StoreFailure failed) {
      again(now, failed);
    }
  }

  private static String stateAfter(AlertEntry entry) {
    return entry.body().terms().once() ? AlertEntry.DONE : AlertEntry.ACTIVE;
  }

  private void advance(Fired one, List<FiringRow> fresh) {
    long id = one.entry().row().id();
    boolean counted = fresh.stream().anyMatch(row -> row.alert() == id);
    AlertEntry next = one.entry().fired(one.at(), counted, stateAfter(one.entry()));
    entries.put(id, next);
    if (!next.active()) {
      board.remove(next.id());
      needs = null;
    }
  }

  /// What could not be written down has not fired: it fires at the next look where it still holds.
  private void again(List<Fired> now, StoreFailure failed) {
    if (!complained) {
      log.warn("alerts cannot be written down and are tried again", "why", failed);
      complained = true;
    }
    now.forEach(one -> put(one.entry().with(AlertEntry.ACTIVE, true)));
  }

  private void noteArmed() {
    try {
      store.armed(List.copyOf(armed));
      armed.forEach(
          id -> entries.computeIfPresent(id, (_, entry) -> entry.with(entry.row().state(), true)));
    } catch (StoreFailure failed) {
      log.warn("alerts could not be noted as armed", "why", failed);
    }
    armed.clear();
  }
}
