package io.opentrade.server.session;

import io.opentrade.server.log.Log;
import io.opentrade.server.watchdog.Cause;
import io.opentrade.server.watchdog.Heartbeat;
import io.opentrade.server.watchdog.Watched;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Asks again and again what the markets stand at in which orders wait, or decisions. Nobody waits:
/// nothing is asked. Each account by itself.
public final class PriceWatch implements AutoCloseable {
  private final Accounts accounts;
  private final Markets markets;
  private final Duration pause;
  private final Log log;
  private final Map<Session, PriceLane> lanes = new ConcurrentHashMap<>();
  private final Heartbeat heartbeat = new Heartbeat();
  private boolean closed;
  private @Nullable Thread thread;

  /// @param pause between two rounds
  public PriceWatch(Accounts accounts, Feed feed, InstantSource clock, Duration pause, Log log) {
    this.accounts = accounts;
    this.markets = new Markets(feed, clock);
    this.pause = pause;
    this.log = log;
  }

  /// Begins.
  public void start() {
    thread = Thread.ofVirtual().name("price-watch").start(this::work);
  }

  private void work() {
    try {
      while (true) {
        heartbeat.begins();
        begin();
        heartbeat.rests();
        Thread.sleep(pause);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Asks once, and waits for all.
  void round() throws InterruptedException {
    for (Thread looking : begin()) {
      looking.join();
    }
  }

  /// Whoever still looks is left to it.
  synchronized List<Thread> begin() {
    if (closed) {
      return List.of();
    }
    List<Session> sessions = accounts.all();
    for (Map.Entry<Session, PriceLane> lane : lanes.entrySet()) {
      if (!sessions.contains(lane.getKey())) {
        lanes.remove(lane.getKey());
        lane.getValue().close();
      }
    }
    List<Thread> looking = new ArrayList<>();
    for (Session session : sessions) {
      PriceLane lane = lanes.computeIfAbsent(session, one -> new PriceLane(one, markets, log));
      looking.add(lane.begin());
    }
    return looking;
  }

  /// Its threads, and the markets that say nothing while orders wait there.
  public List<Watched> watched() {
    List<Watched> all = new ArrayList<>();
    all.add(new Watched(Cause.THREAD, "prices", null, heartbeat::busyMillis));
    lanes.values().forEach(lane -> all.addAll(lane.watched()));
    return all;
  }

  @Override
  public synchronized void close() {
    closed = true;
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
    lanes.values().forEach(PriceLane::close);
  }
}
