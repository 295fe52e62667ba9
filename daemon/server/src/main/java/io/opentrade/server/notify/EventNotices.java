package io.opentrade.server.notify;

import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.AccountList;
import io.opentrade.protocol.FillInfo;
import io.opentrade.protocol.FillList;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Health;
import io.opentrade.protocol.OrderInfo;
import io.opentrade.protocol.OrderList;
import io.opentrade.protocol.StrategyInfo;
import io.opentrade.protocol.StrategyList;
import io.opentrade.protocol.TradingRequest;
import io.opentrade.server.log.Log;
import io.opentrade.server.notify.Notice.Severity;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import io.opentrade.server.watchdog.Heartbeat;
import io.opentrade.store.NoticeStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Posts notices of what happens at the accounts, whether somebody listens or not. Every few
/// seconds it asks each account how much has happened to it, and looks closer only where something
/// has. What was told is known across restarts: fills and refused orders by their ids, states by
/// the last one that was told.
public final class EventNotices implements AutoCloseable {
  /// The accounts, as their requests show them.
  public interface Source {
    /// @return the reply to the request
    Object ask(TradingRequest<?> request) throws InterruptedException;

    /// A number that stays the same while nothing happens to an account.
    long progress(String account) throws InterruptedException;

    /// Why an account cannot trade at its exchange; null where it can.
    @Nullable String obstacle(String account);

    List<Health.Check> health();
  }

  static final String BEGAN = "began";
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration BETWEEN_CHECKS = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int SOME_FILLS = 200;
  private static final int ALL_FILLS = 100_000;
  private static final Set<String> REFUSED = Set.of("rejected", "denied");

  private final Source source;
  private final Notices notices;
  private final NoticeStore store;
  private final InstantSource clock;
  private final Supplier<Messages> messages;
  private final Log log;
  private final Standings standings;
  private final Map<String, Long> seen = new HashMap<>();
  private final Set<String> told = new HashSet<>();
  private final Map<String, Instant> obstacles = new HashMap<>();
  private final Heartbeat heartbeat = new Heartbeat();
  private final Thread thread;
  private Instant checked = Instant.MIN;

  public EventNotices(
      Source source,
      Notices notices,
      NoticeStore store,
      InstantSource clock,
      Supplier<Messages> messages,
      Log log) {
    this.source = source;
    this.notices = notices;
    this.store = store;
    this.clock = clock;
    this.messages = messages;
    this.log = log;
    this.standings = new Standings(store, notices);
    this.thread = Thread.ofVirtual().name("event-notices").unstarted(this::work);
  }

  /// Looks from now on.
  public void start() {
    thread.start();
  }

  /// For how long it is at one look, in milliseconds.
  public long busyMillis() {
    return heartbeat.busyMillis();
  }

  private void work() {
    try {
      while (true) {
        try {
          heartbeat.begins();
          look();
        } catch (RuntimeException failed) {
          log.error("the accounts cannot be looked at", failed);
        }
        heartbeat.rests();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Posts what has happened since the last look.
  void look() throws InterruptedException {
    Instant now = clock.instant();
    Instant began = began(now);
    for (AccountInfo account : ask(new AccountList(), AccountList.Reply.class).accounts()) {
      account(account, now);
      long progress = source.progress(account.name());
      Long before = seen.get(account.name());
      if (before == null || before != progress) {
        fills(account.name(), began);
        orders(account.name(), began);
        seen.put(account.name(), progress);
      }
    }
    for (StrategyInfo each : ask(new StrategyList(null), StrategyList.Reply.class).strategies()) {
      strategy(each, now);
    }
    if (!now.isBefore(checked.plus(BETWEEN_CHECKS))) {
      checked = now;
      source.health().forEach(check -> health(check, now));
    }
  }

  /// What was before notices were kept is not told.
  private Instant began(Instant now) {
    return standings.first(BEGAN, now.toString());
  }

  private void fills(String account, Instant began) throws InterruptedException {
    List<FillInfo> fills = fills(account, SOME_FILLS);
    if (fills.size() == SOME_FILLS && !isTold(key(fills.getFirst()))) {
      fills = fills(account, ALL_FILLS);
    }
    for (FillInfo fill : fills) {
      if (!fill.at().isBefore(began)) {
        once(
            key(fill),
            "fill",
            fill.taken() ? Severity.CRITICAL : Severity.INFO,
            fill.at(),
            account,
            say(
                fill.taken() ? Sentence.EVENT_TAKEN : Sentence.EVENT_FILL,
                fill.side(),
                fill.quantity(),
                fill.symbol(),
                fill.price()));
      }
    }
  }

  private List<FillInfo> fills(String account, int most) throws InterruptedException {
    return ask(new FillList(account, null, most), FillList.Reply.class).fills();
  }

  private static String key(FillInfo fill) {
    return "fill:" + fill.account() + ":" + fill.id();
  }

  private void orders(String account, Instant began) throws InterruptedException {
    for (OrderInfo order :
        ask(new OrderList(account, null, true), OrderList.Reply.class).orders()) {
      if (REFUSED.contains(order.state()) && !order.at().isBefore(began)) {
        once(
            "order:" + account + ":" + order.id() + ":refused",
            "order",
            Severity.WARNING,
            order.at(),
            account,
            say(
                order.reason() == null ? Sentence.EVENT_ORDER : Sentence.EVENT_ORDER_WHY,
                order.side(),
                order.quantity(),
                order.symbol(),
                order.type(),
                order.state(),
                Objects.requireNonNullElse(order.reason(), "")));
      }
    }
  }

  private void once(
      String key, String kind, Severity severity, Instant at, String account, String title) {
    if (!isTold(key)) {
      ForeignText where = new ForeignText(say(Sentence.NOTICE_ACCOUNT, account));
      notices.post(new Notice(key, kind, severity, at, new ForeignText(title), where));
      told.add(key);
    }
  }

  private boolean isTold(String key) {
    if (told.contains(key)) {
      return true;
    }
    boolean known = store.knows(key);
    if (known) {
      told.add(key);
    }
    return known;
  }

  private void account(AccountInfo account, Instant now) {
    String name = account.name();
    Severity severity =
        switch (account.state()) {
          case "halted" -> Severity.CRITICAL;
          case "reducing" -> Severity.WARNING;
          default -> Severity.INFO;
        };
    standings.told(
        "account:" + name,
        account.state(),
        account.state().equals("active"),
        new Standings.Telling(
            "account",
            severity,
            now,
            name + ": " + say(Sentence.EVENT_ACCOUNT, account.state()),
            say(Sentence.NOTICE_ACCOUNT, name)));
    reachable(name, now);
  }

  /// A stream that breaks and is there again is no news.
  private void reachable(String account, Instant now) {
    String obstacle = source.obstacle(account);
    if (obstacle == null) {
      obstacles.remove(account);
    } else if (obstacles.putIfAbsent(account, now) == null
        || now.isBefore(obstacles.getOrDefault(account, now).plus(PATIENCE))) {
      return;
    }
    standings.told(
        "reach:" + account,
        obstacle == null ? "reachable" : "unreachable",
        obstacle == null,
        new Standings.Telling(
            "account",
            obstacle == null ? Severity.INFO : Severity.CRITICAL,
            now,
            obstacle == null
                ? say(Sentence.NOTICE_REACHABLE, account)
                : say(Sentence.NOTICE_UNREACHABLE, account, obstacle),
            say(Sentence.NOTICE_ACCOUNT, account)));
  }

  private void strategy(StrategyInfo one, Instant now) {
    ForeignText reason = one.reason();
    boolean failed = one.state().equals("failed");
    standings.told(
        "strategy:" + one.account() + ":" + one.name().raw() + ":" + one.series(),
        one.state(),
        !failed,
        new Standings.Telling(
            "strategy",
            failed ? Severity.CRITICAL : Severity.INFO,
            now,
            say(
                reason == null ? Sentence.EVENT_STRATEGY : Sentence.EVENT_STRATEGY_WHY,
                one.name().raw(),
                one.series(),
                one.state(),
                reason == null ? "" : reason.raw()),
            say(Sentence.NOTICE_ACCOUNT, one.account())));
  }

  private void health(Health.Check check, Instant now) {
    boolean failed = check.state() == Health.State.FAILED;
    standings.told(
        "health:" + check.name(),
        failed ? "failed" : "fine",
        !failed,
        new Standings.Telling(
            "health",
            failed ? Severity.WARNING : Severity.INFO,
            now,
            say(Sentence.EVENT_HEALTH, check.name(), check.summary()),
            Objects.requireNonNullElse(check.hint(), "")));
  }

  private String say(Sentence sentence, Object... parts) {
    return messages.get().say(sentence, parts);
  }

  private <R> R ask(TradingRequest<R> request, Class<R> reply) throws InterruptedException {
    return reply.cast(source.ask(request));
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
