package io.opentrade.server.watch;

import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.AccountList;
import io.opentrade.protocol.Actor;
import io.opentrade.protocol.EventInfo;
import io.opentrade.protocol.EventList;
import io.opentrade.protocol.FillInfo;
import io.opentrade.protocol.FillList;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Health;
import io.opentrade.protocol.OrderInfo;
import io.opentrade.protocol.OrderList;
import io.opentrade.protocol.StrategyList;
import io.opentrade.protocol.TradingRequest;
import io.opentrade.server.text.Messages;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Tells what happens, to whoever listens. It looks at the accounts a few times a second while
/// somebody does and not at all otherwise, and tells the differences between two looks; what
/// happened while nobody listened is told at the next look. Safe for use by many threads.
public final class EventWatch {
  /// The accounts, as their requests show them.
  public interface Source {
    /// @return the reply to the request
    Object ask(TradingRequest<?> request) throws InterruptedException;
  }

  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration BETWEEN_CHECKS = Duration.ofMinutes(1);
  private static final int KEPT = 1000;
  private static final int FILLS = 1000;

  private final Source source;
  private final Supplier<List<Health.Check>> health;
  private final InstantSource clock;
  private final Supplier<Messages> messages;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<EventInfo> events = new ArrayDeque<>();
  private long seq;
  private @Nullable Snapshot last;
  private @Nullable Standing earlier;
  private Instant looked = Instant.EPOCH;
  private Instant checked = Instant.EPOCH;

  public EventWatch(
      Source source,
      Supplier<List<Health.Check>> health,
      InstantSource clock,
      Supplier<Messages> messages) {
    this.source = source;
    this.health = health;
    this.clock = clock;
    this.messages = messages;
  }

  /// Waits for events, as long as the request says.
  ///
  /// @param actor hears of the accounts in its scope only
  public EventList.Reply list(EventList request, Actor actor) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofMillis(request.patience()).toNanos();
    Long after = request.after();
    while (true) {
      EventList.Reply reply = collect(after, actor);
      long left = deadline - System.nanoTime();
      if (after == null || !reply.events().isEmpty() || reply.lost() || left <= 0) {
        return reply;
      }
      Thread.sleep(Duration.ofNanos(Math.min(left, PAUSE.toNanos())));
    }
  }

  /// What has happened, and how everything stands after it.
  ///
  /// @param position for [#goOn]
  public record News(long seq, List<EventInfo> events, String position) {}

  /// The same without waiting, for somebody who remembers how far they have heard.
  public News news(@Nullable Long after, Actor actor) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      EventList.Reply reply = collect(after, actor);
      Snapshot now = Objects.requireNonNull(last);
      return new News(reply.seq(), reply.events(), Standing.print(now, looked));
    } finally {
      lock.unlock();
    }
  }

  /// What has happened since an earlier daemon was at that position is told by the first look. To
  /// be called before anybody looks.
  ///
  /// @throws IllegalArgumentException where it is no position
  public void goOn(String position) {
    lock.lock();
    try {
      earlier = Standing.read(position);
    } finally {
      lock.unlock();
    }
  }

  /// Something happened that no look at the accounts tells, and that concerns none of them. Only
  /// those hear of it whose scope is everything.
  public void happened(
      Instant at, String kind, EventInfo.Tone tone, ForeignText subject, ForeignText text) {
    lock.lock();
    try {
      keep(List.of(new EventInfo(seq + 1, at, kind, null, tone, subject, text)));
    } finally {
      lock.unlock();
    }
  }

  private void keep(List<EventInfo> news) {
    seq += news.size();
    events.addAll(news);
    while (events.size() > KEPT) {
      events.removeFirst();
    }
  }

  private EventList.Reply collect(@Nullable Long after, Actor actor) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      look();
      if (after == null) {
        return new EventList.Reply(seq, false, List.of());
      }
      boolean lost = after > seq || (!events.isEmpty() && after + 1 < events.getFirst().seq());
      List<EventInfo> news =
          events.stream()
              .filter(event -> event.seq() > after)
              .filter(event -> concerns(event, actor))
              .toList();
      return new EventList.Reply(seq, lost, news);
    } finally {
      lock.unlock();
    }
  }

  private static boolean concerns(EventInfo event, Actor actor) {
    return event.account() == null
        ? actor.scope().everything() || event.kind().equals("health")
        : actor.scope().includes(event.account());
  }

  private void look() throws InterruptedException {
    Instant now = clock.instant();
    if (last != null && Duration.between(looked, now).abs().compareTo(PAUSE) < 0) {
      return;
    }
    Snapshot before = last;
    Snapshot after = snapshot(now, before);
    looked = now;
    last = after;
    Standing since = before == null ? earlier : Standing.of(before);
    earlier = null;
    if (since != null) {
      keep(Differences.between(since, after, seq, now, messages.get()));
    }
  }

  private Snapshot snapshot(Instant now, @Nullable Snapshot before) throws InterruptedException {
    List<AccountInfo> accounts = ask(new AccountList(), AccountList.Reply.class).accounts();
    List<OrderInfo> orders = new ArrayList<>();
    List<FillInfo> fills = new ArrayList<>();
    for (AccountInfo account : accounts) {
      String name = account.name();
      orders.addAll(ask(new OrderList(name, null, true), OrderList.Reply.class).orders());
      fills.addAll(ask(new FillList(name, null, FILLS), FillList.Reply.class).fills());
    }
    return Snapshot.of(
        accounts,
        orders,
        fills,
        ask(new StrategyList(null), StrategyList.Reply.class).strategies(),
        checks(now, before));
  }

  /// Checks start processes and touch the disk, so they are not made at every look.
  private List<Health.Check> checks(Instant now, @Nullable Snapshot before) {
    if (before != null && Duration.between(checked, now).abs().compareTo(BETWEEN_CHECKS) < 0) {
      return List.copyOf(before.checks().values());
    }
    checked = now;
    return health.get();
  }

  private <R> R ask(TradingRequest<R> request, Class<R> reply) throws InterruptedException {
    return reply.cast(source.ask(request));
  }
}
