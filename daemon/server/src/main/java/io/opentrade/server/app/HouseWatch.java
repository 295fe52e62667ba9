package io.opentrade.server.app;

import io.opentrade.protocol.Actor;
import io.opentrade.protocol.EventInfo.Tone;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.TradingHalt;
import io.opentrade.server.alert.Alerts;
import io.opentrade.server.api.Caller;
import io.opentrade.server.log.Log;
import io.opentrade.server.notify.Notice;
import io.opentrade.server.notify.Notice.Severity;
import io.opentrade.server.session.Session;
import io.opentrade.server.settings.Setting;
import io.opentrade.server.settings.Settings;
import io.opentrade.server.settings.SettingsTable;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import io.opentrade.server.watch.EventWatch;
import io.opentrade.server.watchdog.Cause;
import io.opentrade.server.watchdog.Rule;
import io.opentrade.server.watchdog.Rule.Reaction;
import io.opentrade.server.watchdog.Surroundings;
import io.opentrade.server.watchdog.Trouble;
import io.opentrade.server.watchdog.WatchdogReport;
import io.opentrade.server.watchdog.Watched;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What the watchdog of this house looks at, and how it tells and halts.
record HouseWatch(
    Trading trading,
    Notifications notifications,
    Schedules schedules,
    Alerts alerts,
    EventWatch terminal,
    LateGateway door,
    Settings settings,
    Supplier<Messages> messages,
    InstantSource clock,
    Log log)
    implements Surroundings {
  private static final Actor ACTOR = Actor.owner("watchdog");

  @Override
  public List<Watched> watched() {
    List<Watched> all = new ArrayList<>();
    for (Session session : trading.accounts().all()) {
      String account = session.account().name();
      all.add(new Watched(Cause.THREAD, "session " + account, account, session::busyMillis));
      all.add(new Watched(Cause.QUEUE, "inbox of " + account, account, session::waiting));
    }
    all.addAll(trading.watch().watched());
    all.addAll(trading.strategies().watched());
    all.add(thread("notices", notifications.watch()::busyMillis));
    all.add(thread("schedules", schedules.scheduler()::busyMillis));
    all.add(thread("alerts", alerts::busyMillis));
    return all;
  }

  private static Watched thread(String name, LongSupplier busy) {
    return new Watched(Cause.THREAD, name, null, busy);
  }

  @Override
  public Map<Cause, Rule> rules() {
    return Map.of(
        Cause.THREAD,
        new Rule(
            reaction(SettingsTable.WATCHDOG_THREADS),
            settings.get(SettingsTable.WATCHDOG_THREAD_LIMIT).toMillis()),
        Cause.FEED,
        new Rule(
            reaction(SettingsTable.WATCHDOG_FEEDS),
            settings.get(SettingsTable.WATCHDOG_FEED_LIMIT).toMillis()),
        Cause.QUEUE,
        new Rule(
            reaction(SettingsTable.WATCHDOG_QUEUES),
            settings.get(SettingsTable.WATCHDOG_QUEUE_LIMIT)));
  }

  private Reaction reaction(Setting<String> setting) {
    return Reaction.valueOf(settings.get(setting).toUpperCase(Locale.ROOT));
  }

  /// The terminal first: what follows goes to the disk, which may be the very thing that hangs.
  @Override
  public void tell(Trouble trouble, boolean over) {
    Instant now = clock.instant();
    String words = WatchdogReport.words(messages.get(), trouble);
    String title = over ? messages.get().say(Sentence.WATCHDOG_OVER, words) : words;
    String hint =
        trouble.rule().reaction() == Reaction.HALT && !over
            ? messages.get().say(Sentence.WATCHDOG_HALTS)
            : messages.get().say(Sentence.HEALTH_WATCHDOG_HINT);
    terminal.happened(
        now,
        "watchdog",
        over ? Tone.PLAIN : Tone.BAD,
        new ForeignText(trouble.what().name()),
        new ForeignText(title));
    log.warn(over ? "well again" : "not well", "what", trouble.what().name(), "why", words);
    notifications
        .outbox()
        .post(
            new Notice(
                "watchdog:" + trouble.what().name() + "#" + trouble.since() + (over ? ":over" : ""),
                "watchdog",
                over ? Severity.INFO : Severity.CRITICAL,
                now,
                new ForeignText(title),
                new ForeignText(hint)));
  }

  /// Each account by itself: one that is stuck holds up no other, and hears of it first when it
  /// goes on.
  @Override
  public void halt(Trouble trouble) {
    String account = trouble.what().account();
    for (Session session : trading.accounts().all()) {
      String name = session.account().name();
      if (account == null || account.equals(name)) {
        Thread.ofPlatform().daemon().name("watchdog-halt").start(() -> halt(name));
      }
    }
  }

  private void halt(String account) {
    try {
      Caller caller = new Caller(ACTOR, "watchdog-" + account);
      ScopedValue.where(Caller.PRESENT, caller)
          .call(() -> door.call(new TradingHalt(account, null)));
      log.warn("halted", "account", account);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failed) {
      log.error("an account is not halted", failed, "account", account);
    }
  }
}
