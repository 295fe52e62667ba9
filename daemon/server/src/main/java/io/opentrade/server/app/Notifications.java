package io.opentrade.server.app;

import io.opentrade.protocol.Actor;
import io.opentrade.protocol.EventInfo.Tone;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Health;
import io.opentrade.protocol.TradingRequest;
import io.opentrade.server.health.HealthChecks;
import io.opentrade.server.log.Log;
import io.opentrade.server.notify.BackOff;
import io.opentrade.server.notify.ChannelMaker;
import io.opentrade.server.notify.ChannelSecrets;
import io.opentrade.server.notify.EventNotices;
import io.opentrade.server.notify.Notice;
import io.opentrade.server.notify.NotifyActions;
import io.opentrade.server.notify.Outbox;
import io.opentrade.server.notify.SearchPath;
import io.opentrade.server.notify.Terms;
import io.opentrade.server.session.Session;
import io.opentrade.server.settings.Settings;
import io.opentrade.server.settings.SettingsTable;
import io.opentrade.server.text.Messages;
import io.opentrade.server.vault.Vault;
import io.opentrade.server.watch.EventWatch;
import io.opentrade.store.NoticeStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// What tells people, connected and at work, and what watches the accounts for it.
record Notifications(Outbox outbox, NotifyActions actions, EventNotices watch)
    implements AutoCloseable {
  /// What the events of the terminal tell already.
  private static final Set<String> WATCHED =
      Set.of("account", "alert", "fill", "health", "order", "strategy", "watchdog");

  static Notifications open(
      Start start,
      Settings settings,
      Vault vault,
      Trading trading,
      Actor owner,
      HealthChecks health,
      EventWatch terminal,
      Supplier<Messages> messages,
      InstantSource clock,
      Log log) {
    NoticeStore store = NoticeStore.open(start.home().data().resolve("notices.db"));
    Outbox outbox =
        new Outbox(
            store,
            () -> terms(settings),
            BackOff.STANDARD,
            clock,
            notice -> tell(terminal, notice),
            log);
    ChannelMaker maker =
        new ChannelMaker(
            new ChannelSecrets(vault),
            new SearchPath(start.environment().getOrDefault("PATH", "")),
            new OkHttpClient(),
            null,
            clock);
    NotifyActions actions = new NotifyActions(outbox, store, maker, clock, log);
    actions.connectAll();
    EventNotices watch =
        new EventNotices(source(trading, owner, health), outbox, store, clock, messages, log);
    return new Notifications(outbox, actions, watch);
  }

  private static Terms terms(Settings settings) {
    return new Terms(
        settings.get(SettingsTable.NOTIFY_QUIET),
        settings.get(SettingsTable.NOTIFY_DIGEST),
        settings.get(SettingsTable.NOTIFY_PER_MINUTE).intValue());
  }

  private static void tell(EventWatch terminal, Notice notice) {
    if (!WATCHED.contains(notice.kind())) {
      Tone tone = notice.severity() == Notice.Severity.INFO ? Tone.PLAIN : Tone.BAD;
      ForeignText kind = new ForeignText(notice.kind());
      terminal.happened(notice.at(), notice.kind(), tone, kind, notice.title());
    }
  }

  private static EventNotices.Source source(Trading trading, Actor owner, HealthChecks health) {
    return new EventNotices.Source() {
      @Override
      public Object ask(TradingRequest<?> request) throws InterruptedException {
        return trading.floor().answer(request, owner);
      }

      @Override
      public long progress(String account) throws InterruptedException {
        Session session = trading.accounts().find(account).orElse(null);
        return session == null ? 0 : session.progress();
      }

      @Override
      public @Nullable String obstacle(String account) {
        return trading.accounts().find(account).map(Session::obstacle).orElse(null);
      }

      @Override
      public List<Health.Check> health() {
        return health.look();
      }
    };
  }

  /// Tells of what happens to the accounts, from now on.
  void start() {
    watch.start();
  }

  @Override
  public void close() {
    watch.close();
    outbox.close();
  }
}
