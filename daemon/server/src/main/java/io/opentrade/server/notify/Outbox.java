package io.opentrade.server.notify;

import io.opentrade.server.log.Log;
import io.opentrade.store.NoticeRow;
import io.opentrade.store.NoticeStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Keeps notices and has them brought to every channel. Any part of the daemon may connect a
/// channel of its own. Safe for use by many threads.
public final class Outbox implements Notices, AutoCloseable {
  private static final Duration KEPT = Duration.ofDays(90);
  private static final int CLEANED_EVERY = 1_000;

  private final NoticeStore store;
  private final Supplier<Terms> terms;
  private final BackOff backOff;
  private final InstantSource clock;
  private final Consumer<Notice> terminal;
  private final Log log;
  private final ConcurrentSkipListMap<String, Courier> couriers = new ConcurrentSkipListMap<>();

  /// @param terminal told of every notice that is new, for those who sit at one
  public Outbox(
      NoticeStore store,
      Supplier<Terms> terms,
      BackOff backOff,
      InstantSource clock,
      Consumer<Notice> terminal,
      Log log) {
    this.store = store;
    this.terms = terms;
    this.backOff = backOff;
    this.clock = clock;
    this.terminal = terminal;
    this.log = log;
    store.forget(clock.instant().minus(KEPT).toEpochMilli());
  }

  @Override
  public void post(Notice notice) {
    Rules rules = new Rules(store.rules());
    long now = clock.millis();
    Map<String, NoticeStore.Way> ways = new TreeMap<>();
    for (String channel : couriers.keySet()) {
      Manner manner = rules.manner(notice.kind(), notice.severity(), channel);
      long due = manner == Manner.DIGEST ? now + terms.get().digest().toMillis() : now;
      if (manner != Manner.OFF) {
        ways.put(channel, new NoticeStore.Way(manner.word(), due));
      }
    }
    long number = store.post(row(notice), ways, now);
    if (number == 0) {
      return;
    }
    couriers.values().forEach(Courier::wake);
    terminal.accept(notice);
    if (number % CLEANED_EVERY == 0) {
      store.forget(clock.instant().minus(KEPT).toEpochMilli());
    }
  }

  private static NoticeRow row(Notice notice) {
    return new NoticeRow(
        0,
        notice.key(),
        notice.kind(),
        notice.severity().ordinal(),
        notice.at().toEpochMilli(),
        notice.title().raw(),
        notice.text().raw());
  }

  /// From now on notices go to that channel as well, and what it has not delivered. One of the same
  /// name is replaced.
  public void connect(Channel channel) {
    Courier courier = new Courier(channel, store, terms, backOff, clock, log);
    Courier before = couriers.put(channel.name(), courier);
    if (before != null) {
      before.close();
    }
    courier.start();
  }

  /// From now on no notices go to that channel; what it has not delivered stays for its return.
  public void disconnect(String channel) {
    Courier courier = couriers.remove(channel);
    if (courier != null) {
      courier.close();
    }
  }

  List<Courier> couriers() {
    return List.copyOf(couriers.values());
  }

  Optional<Courier> courier(String channel) {
    return Optional.ofNullable(couriers.get(channel));
  }

  /// Ends all deliveries; what is not delivered is, after the next start.
  @Override
  public void close() {
    List<Thread> ends =
        couriers.values().stream()
            .map(courier -> Thread.ofVirtual().start(courier::close))
            .toList();
    try {
      for (Thread end : ends) {
        end.join();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    couriers.clear();
    store.close();
  }
}
