package io.opentrade.server.app;

import io.opentrade.commands.Commands;
import io.opentrade.protocol.Actor;
import io.opentrade.protocol.BackupRestore;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Requests;
import io.opentrade.protocol.TradingRequest;
import io.opentrade.protocol.frame.Home;
import io.opentrade.server.access.Access;
import io.opentrade.server.access.AccessActions;
import io.opentrade.server.access.Allowances;
import io.opentrade.server.access.Gate;
import io.opentrade.server.access.Pace;
import io.opentrade.server.access.Refusals;
import io.opentrade.server.alert.Alerts;
import io.opentrade.server.api.Activity;
import io.opentrade.server.api.Api;
import io.opentrade.server.api.BackupActions;
import io.opentrade.server.api.ConfigActions;
import io.opentrade.server.api.DaemonActions;
import io.opentrade.server.api.DaemonFacts;
import io.opentrade.server.api.MarketActions;
import io.opentrade.server.api.SymbolActions;
import io.opentrade.server.api.VaultActions;
import io.opentrade.server.audit.Audit;
import io.opentrade.server.autopilot.Autopilots;
import io.opentrade.server.backup.Backups;
import io.opentrade.server.backup.DailyBackups;
import io.opentrade.server.backup.Staging;
import io.opentrade.server.health.AlertsCheck;
import io.opentrade.server.health.BackupCheck;
import io.opentrade.server.health.ClockCheck;
import io.opentrade.server.health.DatabaseCheck;
import io.opentrade.server.health.DiskCheck;
import io.opentrade.server.health.Doctor;
import io.opentrade.server.health.ExchangeCheck;
import io.opentrade.server.health.FilesCheck;
import io.opentrade.server.health.HealthCheck;
import io.opentrade.server.health.HealthChecks;
import io.opentrade.server.health.JailCheck;
import io.opentrade.server.health.JavaCheck;
import io.opentrade.server.health.KnownFiles;
import io.opentrade.server.health.LateCheck;
import io.opentrade.server.health.LogCheck;
import io.opentrade.server.health.MemoryCheck;
import io.opentrade.server.health.PrivacyCheck;
import io.opentrade.server.health.ProcessCheck;
import io.opentrade.server.health.ResearchCheck;
import io.opentrade.server.health.SettingsCheck;
import io.opentrade.server.health.SwapCheck;
import io.opentrade.server.health.UptimeCheck;
import io.opentrade.server.health.UptimeHistory;
import io.opentrade.server.health.VaultCheck;
import io.opentrade.server.jobs.ResearchLauncher;
import io.opentrade.server.jobs.ResearchProcess;
import io.opentrade.server.log.Log;
import io.opentrade.server.log.LogLevel;
import io.opentrade.server.log.LogReader;
import io.opentrade.server.log.Redactor;
import io.opentrade.server.log.RotatingFile;
import io.opentrade.server.market.Exchanges;
import io.opentrade.server.market.SeriesFollowers;
import io.opentrade.server.metrics.Metrics;
import io.opentrade.server.metrics.MetricsPublisher;
import io.opentrade.server.metrics.RequestTimes;
import io.opentrade.server.recording.RecordingActions;
import io.opentrade.server.recording.RecordingLimits;
import io.opentrade.server.rpc.Services;
import io.opentrade.server.session.ComparedCheck;
import io.opentrade.server.session.Divergences;
import io.opentrade.server.session.ModeActions;
import io.opentrade.server.settings.Origin;
import io.opentrade.server.settings.Settings;
import io.opentrade.server.settings.SettingsFile;
import io.opentrade.server.settings.SettingsTable;
import io.opentrade.server.simulate.process.ExchangeLauncher;
import io.opentrade.server.simulate.process.ExchangeProcesses;
import io.opentrade.server.telegram.Telegram;
import io.opentrade.server.telegram.TelegramActions;
import io.opentrade.server.telegram.TelegramCheck;
import io.opentrade.server.telegram.Tempo;
import io.opentrade.server.text.Causes;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Phrase;
import io.opentrade.server.text.Sentence;
import io.opentrade.server.text.Spoken;
import io.opentrade.server.vault.Vault;
import io.opentrade.server.vault.WrongGuesses;
import io.opentrade.server.watch.EventWatch;
import io.opentrade.server.watchdog.Watchdog;
import io.opentrade.server.watchdog.WatchdogReport;
import io.opentrade.store.StoreFailure;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Builds the daemon: who it is made of, and who knows whom. Read from the top, floor by floor.
final class House {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration WATCHING = Duration.ofSeconds(1);

  private House() {}

  /// Takes possession of the home, builds all parts and opens the socket.
  ///
  /// @throws StartRefused where the home cannot be used or another daemon lives in it
  static Daemon build(Start start) throws StartRefused {
    UserPrincipal self = HomeFolders.prepare(start.home());
    InstanceLock lock =
        InstanceLock.acquire(
            start.home().daemonLock(), () -> answers(start.home().socket()), PATIENCE);
    try {
      Path state = start.home().state();
      var history = new UptimeHistory(state.resolve("uptime"));
      RunMark mark = RunMark.set(state.resolve("daemon.running"), history, start.clock());
      mark.beatAlways();
      return build(start, self, lock, mark, history);
    } catch (StoreFailure unusable) {
      String why = String.valueOf(unusable.getMessage());
      throw new StartRefused(Phrase.of(Sentence.DAEMON_STORE_UNUSABLE, why));
    } catch (IOException unusable) {
      throw new StartRefused(Phrase.of(Sentence.DAEMON_HOME_UNUSABLE, Causes.of(unusable)));
    }
  }

  private static Daemon build(
      Start start, UserPrincipal self, InstanceLock lock, RunMark mark, UptimeHistory history)
      throws IOException {
    Home home = start.home();
    InstantSource clock = start.clock();
    Instant startedAt = mark.startedAt();
    Optional<Path> replaced = new Staging(home).finish();
    var files = new KnownFiles(home.data(), home.state().resolve("databases"), replaced.isEmpty());

    // settings, words, log
    Path settingsFile = home.config().resolve("settings.json");
    var settings = new Settings(new SettingsFile(settingsFile), start.environment());
    Supplier<Messages> messages =
        () -> Spoken.messages(settings.get(SettingsTable.DISPLAY_LANGUAGE));
    Path logPath = home.state().resolve("daemon.log");
    int logFiles = settings.get(SettingsTable.LOG_FILES).intValue();
    var logFile = new RotatingFile(logPath, settings.get(SettingsTable.LOG_SIZE), logFiles);
    Supplier<LogLevel> level = () -> level(settings);
    var log = new Log(logFile, new Redactor(), clock, level);

    // what the start found
    String recovered = mark.previousDied() ? messages.get().say(Sentence.RECOVERED) : null;
    DaemonFacts facts = facts(start, startedAt, recovered);
    announce(log, facts, settings, messages.get());
    replaced.ifPresent(old -> log.warn("a backup was brought back", "replaced", old));

    files.missing().forEach(name -> log.warn("a database is gone", "file", name));

    // what is done, by whom
    Actor owner = Actor.owner(self.getName());
    var audit = new Audit(home.data().resolve("audit.db"), clock, log.part("audit"));
    replaced.ifPresent(old -> record(old, audit, owner));
    var access = new Access(home.data().resolve("access.db"), owner, clock);
    var refusals = new Refusals();

    // secrets
    var vault =
        new Vault(
            home.data().resolve("vault"), self, clock, settings.get(SettingsTable.VAULT_AUTO_LOCK));
    SystemCredential.unlock(vault, start.environment(), log.part("vault"));

    // work
    var launcher = new ResearchLauncher(start.lib(), start.environment());
    var research = new ResearchProcess(launcher, settings, messages, log.part("research"));
    var activity = new Activity(clock, () -> messages.get().say(Sentence.DAEMON_STOPPING));
    var exchanges = new Exchanges(settings, clock);
    var downloads =
        new MarketDownloads(home.data().resolve("candles.db"), exchanges, research, clock);

    var followers = new SeriesFollowers(home.data().resolve("candles.db"), exchanges, clock);
    var recordings =
        new RecordingActions(
            home.data().resolve("recordings"), exchanges, clock, RecordingLimits.USUAL);

    var trading =
        Trading.open(home, start.lib(), settings, exchanges, vault, clock, log.part("trading"));

    var backups = new Backups(home, start.version(), clock);
    var telegram =
        new Telegram(
            home.data().resolve("telegram.db"),
            vault,
            () -> settings.get(SettingsTable.TELEGRAM_ADDRESS),
            Tempo.STANDARD,
            clock,
            log.part("telegram"));
    access.chats(telegram::presentRights);

    // how all that is
    var lateCheck = new LateCheck("watchdog");
    var lateAlerts = new LateCheck("alerts");
    HealthChecks health =
        health(
            home,
            settings,
            messages,
            new ProcessCheck(startedAt, clock, messages),
            new FilesCheck(files, messages),
            new SettingsCheck(settings, messages),
            new LogCheck(logFile, messages),
            new ClockCheck(clock, System::nanoTime, messages),
            new VaultCheck(vault, messages),
            new BackupCheck(backups, clock, messages),
            new TelegramCheck(telegram, messages),
            new ResearchCheck(launcher, research, messages),
            lateAlerts,
            lateCheck);
    EventWatch events = events(trading, owner, health, clock, messages);

    // what works while its owner sleeps
    var shell =
        new CommandShell(
            new Commands(bug -> log.error("a command broke", bug), () -> develops(settings)));
    var late = new LateGateway();
    var lines =
        new HouseCommandLines(
            shell, late, activity, language -> Messages.in(language.toLanguageTag()));
    var notifications =
        Notifications.open(
            start,
            settings,
            vault,
            trading,
            owner,
            health,
            events,
            messages,
            clock,
            log.part("notify"));
    var schedules =
        Schedules.open(
            home, lines, access, notifications.outbox(), activity, clock, log.part("schedule"));
    Alerts alerts =
        Unattended.alerts(
            home,
            trading,
            exchanges,
            events,
            health,
            access,
            notifications,
            late,
            lines,
            clock,
            log.part("alerts"));
    Autopilots autopilots =
        Unattended.autopilots(home, late, notifications, clock, log.part("autopilot"));
    var watchdog =
        new Watchdog(
            new HouseWatch(
                trading,
                notifications,
                schedules,
                alerts,
                events,
                late,
                settings,
                messages,
                clock,
                log.part("watchdog")),
            WATCHING,
            clock,
            task -> Thread.ofPlatform().daemon().name("watchdog-tells").start(task));
    var watched = new WatchdogReport(watchdog, messages);
    lateCheck.is(watched);
    lateAlerts.is(new AlertsCheck(alerts::silent, messages));
    var further =
        new HealthChecks(
            List.of(
                new UptimeCheck(history, startedAt, clock, messages),
                new DatabaseCheck(home.data(), messages)));
    var compared = new ComparedCheck(trading.accounts()::all, clock, messages);
    var daily = new DailyBackups(backups, settings, clock, log.part("backup"));
    var unattended =
        new Unattended(
            notifications, schedules, alerts, autopilots, telegram, daily, watchdog, lines);
    var daemon =
        new Daemon(
            activity, research, trading, unattended, audit, access, mark, lock, logFile, log);

    // answers
    var connections = new AtomicInteger();
    var actions =
        new DaemonActions(
            facts,
            activity,
            research,
            health,
            () -> further(further, compared, watched),
            doctor(start, self, exchanges, clock, messages),
            new LogReader(logPath, logFiles),
            connections::get,
            trading.accounts()::waitingHere,
            daemon::stop,
            messages);
    var markets = new MarketActions(exchanges, clock);
    var config = new ConfigActions(settings, settingsFile, messages);
    var secrets =
        new VaultActions(
            vault,
            new WrongGuesses(Thread::sleep),
            home.data(),
            settings,
            messages,
            log.part("vault"));
    var simulated =
        new ExchangeProcesses(
            new ExchangeLauncher(start.lib(), start.environment()),
            home.state(),
            messages,
            log.part("exchange"));
    var metrics =
        new Metrics(
            start.version(),
            startedAt,
            new RequestTimes(),
            refusals,
            connections::get,
            () -> activity.beside(""),
            watchdog,
            health::look,
            clock);
    var allowances = new Allowances(access, deskOf(trading, owner), clock);
    var api =
        new Api(
            new Gate(
                allowances, () -> settings.get(SettingsTable.FEATURE_CHAT_TRADING).equals("on")),
            metrics,
            new AccessActions(access, clock),
            actions,
            config,
            secrets,
            research,
            downloads,
            followers,
            recordings,
            markets,
            simulated,
            trading.floor(),
            new ModeActions(home.data().resolve("mode"), trading.accounts()),
            trading.transfers(),
            new Divergences(trading.accounts(), research, clock),
            new TelegramActions(telegram, messages, log.part("telegram")),
            audit,
            new BackupActions(
                backups, trading.floor(), activity, daemon::stop, messages, log.part("backup")),
            events,
            new SymbolActions(exchanges, research, () -> exchangesOf(trading), clock),
            alerts,
            notifications.actions(),
            schedules.actions(),
            autopilots,
            activity,
            messages,
            log.part("api"));

    late.leadsTo(api);
    files.note();

    // the door
    var pace = new Pace(() -> settings.get(SettingsTable.ACCESS_REQUESTS), System::nanoTime);
    var services =
        new Services(
            api,
            shell,
            activity,
            facts,
            pace,
            refusals,
            messages,
            own -> Spoken.chosen(settings.get(SettingsTable.DISPLAY_LANGUAGE), own),
            () -> develops(settings),
            log.part("rpc"));
    daemon.opened(new Doors(self, access, services, connections).open(home, settings));
    unattended.start();
    int port = settings.get(SettingsTable.METRICS_PORT).intValue();
    var publisher = new MetricsPublisher(metrics::text, log.part("metrics"));
    publisher.start(port, settings.get(SettingsTable.METRICS_FILE));
    daemon.publishes(publisher);
    return daemon;
  }

  private static boolean develops(Settings settings) {
    return settings.get(SettingsTable.DAEMON_MODE).equals("development");
  }

  /// Who looks for mistakes wants all lines, unless they say otherwise.
  private static LogLevel level(Settings settings) {
    boolean said = settings.find(SettingsTable.LOG_LEVEL.key()).origin() != Origin.DEFAULT;
    return develops(settings) && !said
        ? LogLevel.DEBUG
        : LogLevel.of(settings.get(SettingsTable.LOG_LEVEL));
  }

  /// The record in the backup knows nothing of its own return.
  private static void record(Path replaced, Audit audit, Actor owner) {
    Audit.Action action = audit.begin(owner, "start", new BackupRestore(replaced.toString(), null));
    if (action != null) {
      action.done();
    }
  }

  private static HealthChecks health(
      Home home, Settings settings, Supplier<Messages> messages, HealthCheck... checks) {
    List<HealthCheck> all = new ArrayList<>(List.of(checks));
    all.add(new DiskCheck(home.data(), messages));
    all.add(new JailCheck(settings, messages));
    return new HealthChecks(all);
  }

  private static List<Check> further(
      HealthChecks checks, ComparedCheck compared, WatchdogReport watched) {
    List<Check> all = new ArrayList<>(checks.look());
    all.addAll(compared.look());
    all.addAll(watched.full());
    return all;
  }

  private static Doctor doctor(
      Start start,
      UserPrincipal self,
      Exchanges exchanges,
      InstantSource clock,
      Supplier<Messages> messages) {
    Home home = start.home();
    HealthChecks machine =
        new HealthChecks(
            List.of(
                new JavaCheck(messages),
                new PrivacyCheck("socket", List.of(home.run()), self, messages),
                new PrivacyCheck(
                    "permissions",
                    List.of(home.data(), home.state(), home.config()),
                    self,
                    messages),
                new DatabaseCheck(home.data(), messages),
                new MemoryCheck(messages),
                new SwapCheck(Path.of("/proc/swaps"), messages)));
    List<HealthCheck> network = new ArrayList<>();
    for (String name : Exchanges.NAMES) {
      network.add(new ExchangeCheck(name, () -> exchanges.prompt(name), clock, messages));
    }
    return new Doctor(machine, new HealthChecks(network));
  }

  private static EventWatch events(
      Trading trading,
      Actor owner,
      HealthChecks health,
      InstantSource clock,
      Supplier<Messages> messages) {
    return new EventWatch(
        request -> trading.floor().answer(request, owner), health::look, clock, messages);
  }

  private static Allowances.Desk deskOf(Trading trading, Actor owner) {
    return new Allowances.Desk() {
      @Override
      public <R> R ask(TradingRequest<R> request) throws InterruptedException {
        return Requests.replyType(request).cast(trading.floor().answer(request, owner));
      }
    };
  }

  private static List<String> exchangesOf(Trading trading) {
    return trading.accounts().all().stream()
        .map(session -> session.account().exchange())
        .distinct()
        .toList();
  }

  private static DaemonFacts facts(Start start, Instant startedAt, @Nullable String recovered) {
    return new DaemonFacts(
        start.version(),
        start.build(),
        ProcessHandle.current().pid(),
        startedAt,
        new ForeignText(start.shownHome().toString()),
        recovered == null ? null : new ForeignText(recovered));
  }

  private static void announce(Log log, DaemonFacts facts, Settings settings, Messages messages) {
    log.info("started", "version", facts.version(), "pid", facts.pid(), "home", facts.home());
    if (facts.recovered() != null) {
      log.warn("recovered", "why", facts.recovered());
    }
    for (Phrase problem : settings.problems()) {
      log.warn("a setting is ignored", "why", messages.say(problem));
    }
  }

  private static boolean answers(Path socket) {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(UnixDomainSocketAddress.of(socket));
    } catch (IOException _) {
      return false;
    }
  }
}
