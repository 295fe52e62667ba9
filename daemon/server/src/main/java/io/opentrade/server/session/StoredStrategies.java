package io.opentrade.server.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Symbol;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Requests;
import io.opentrade.protocol.StoredStrategy;
import io.opentrade.protocol.StrategyAdd;
import io.opentrade.protocol.StrategyEdit;
import io.opentrade.protocol.StrategyLaunch;
import io.opentrade.protocol.StrategyRemove;
import io.opentrade.protocol.StrategySettings;
import io.opentrade.protocol.StrategyStart;
import io.opentrade.sandbox.Script;
import io.opentrade.store.ConfigurationRow;
import io.opentrade.store.StrategyStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Strategies that are kept with what they are started with. Nothing here runs by itself: what was
/// started goes on from its account's journal, whatever becomes of what is stored.
final class StoredStrategies {
  private static final String ADD = "strategy.add";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StrategyStore store;
  private final Accounts accounts;
  private final InstantSource clock;

  StoredStrategies(StrategyStore store, Accounts accounts, InstantSource clock) {
    this.store = store;
    this.accounts = accounts;
    this.clock = clock;
  }

  /// What is to be started.
  ///
  /// @param changed whether the file is another than it was
  record Launch(StrategyStart start, Script script, boolean changed) {}

  StoredStrategy add(StrategyAdd request) throws InterruptedException {
    StrategySettings given = request.settings();
    StrategySettings settings =
        new StrategySettings(
            Objects.requireNonNullElse(given.account(), Accounts.DEMO),
            given.strategy(),
            given.series(),
            given.budget(),
            given.leverage(),
            given.margin(),
            given.description(),
            given.set());
    ConfigurationRow row = row(request.name(), settings, clock.millis());
    if (!store.add(row)) {
      throw Admission.refused(
          "a strategy is stored as " + request.name(),
          "change it: opentrade strategy edit " + request.name() + " …");
    }
    return told(row);
  }

  StoredStrategy edit(StrategyEdit request) throws InterruptedException {
    ConfigurationRow before = find(request.name());
    StrategySettings old = settings(before);
    StrategySettings given = request.settings();
    Map<String, String> set = new LinkedHashMap<>(old.set());
    set.putAll(given.set());
    StrategySettings settings =
        new StrategySettings(
            given.account() == null ? old.account() : given.account(),
            given.strategy() == null ? old.strategy() : given.strategy(),
            given.series().isEmpty() ? old.series() : given.series(),
            budget(request, old),
            given.leverage() == null ? old.leverage() : given.leverage(),
            given.margin() == null ? old.margin() : given.margin(),
            given.description() == null ? old.description() : given.description(),
            set);
    ConfigurationRow row = row(request.name(), settings, before.created());
    store.change(row);
    return told(row);
  }

  private static @Nullable Decimal budget(StrategyEdit request, StrategySettings old) {
    if (request.wholeAccount()) {
      return null;
    }
    Decimal given = request.settings().budget();
    return given == null ? old.budget() : given;
  }

  /// One that could be started: the account is there, the markets are its exchange's, the file is a
  /// strategy.
  private ConfigurationRow row(String name, StrategySettings settings, long created) {
    Session session = session(settings);
    for (SeriesName series : Admission.series(session, settings.series())) {
      requirePlainSpot(settings, series);
    }
    Script script = ScriptFile.read(file(settings));
    String definition = Requests.print(new StrategyAdd(name, settings));
    return new ConfigurationRow(name, definition, script.hash(), created, clock.millis());
  }

  private static void requirePlainSpot(StrategySettings settings, SeriesName series) {
    Decimal leverage = settings.leverage();
    boolean borrows = leverage != null && leverage.value().compareTo(BigDecimal.ONE) > 0;
    if (borrows && Symbol.of(series.symbol()).expiry().isEmpty()) {
      throw Admission.refused(
          series.symbol() + " is a spot market: nothing is borrowed there",
          "leave --leverage out, or say --leverage 1");
    }
  }

  private Session session(StrategySettings settings) {
    String account = Objects.requireNonNull(settings.account());
    return accounts
        .find(account)
        .orElseThrow(
            () ->
                new RequestFailed(
                    FailureKind.NOT_FOUND,
                    "there is no account " + account,
                    "look: opentrade account list"));
  }

  private static InputFile file(StrategySettings settings) {
    return Objects.requireNonNull(settings.strategy());
  }

  StoredStrategy remove(StrategyRemove request) throws InterruptedException {
    StoredStrategy stored = told(find(request.name()));
    if (stored.active()) {
      throw Admission.refused(
          stored.name() + " runs at " + stored.account(),
          "stop it first: opentrade strategy stop "
              + stored.name()
              + " --account "
              + stored.account());
    }
    store.remove(request.name());
    return stored;
  }

  /// What a launch starts. The file is read now.
  Launch launch(StrategyLaunch request) {
    ConfigurationRow row = find(request.name());
    StrategySettings settings = settings(row);
    session(settings);
    Script script = ScriptFile.read(file(settings));
    StrategyStart start =
        new StrategyStart(
            Objects.requireNonNull(settings.account()),
            file(settings),
            settings.series(),
            row.name(),
            settings.budget(),
            settings.set(),
            settings.leverage(),
            settings.margin());
    return new Launch(start, script, !script.hash().equals(row.hash()));
  }

  /// It was started: its file is from now on the one that was.
  void launched(StrategyLaunch request, Launch launch) {
    ConfigurationRow row = find(request.name());
    if (launch.changed()) {
      store.change(
          new ConfigurationRow(
              row.name(), row.definition(), launch.script().hash(), row.created(), clock.millis()));
    }
  }

  private ConfigurationRow find(String name) {
    return store
        .find(name)
        .orElseThrow(
            () ->
                new RequestFailed(
                    FailureKind.NOT_FOUND,
                    "no strategy is stored as " + name,
                    "look: opentrade strategy list; or name a file that ends in .js, .py or"
                        + " .java"));
  }

  /// Those of these accounts.
  List<StoredStrategy> list(List<Session> sessions) throws InterruptedException {
    List<String> names = sessions.stream().map(session -> session.account().name()).toList();
    List<StoredStrategy> all = new ArrayList<>();
    for (ConfigurationRow row : store.all()) {
      if (names.contains(settings(row).account())) {
        all.add(told(row));
      }
    }
    return all;
  }

  private static StrategySettings settings(ConfigurationRow row) {
    try {
      return ((StrategyAdd) Requests.parse(ADD, JSON.readTree(row.definition()))).settings();
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a stored strategy is unreadable", broken);
    }
  }

  private StoredStrategy told(ConfigurationRow row) throws InterruptedException {
    StrategySettings settings = settings(row);
    Session session = accounts.find(Objects.requireNonNull(settings.account())).orElse(null);
    StrategyRoster.Member member =
        session == null ? null : session.ask(loop -> loop.trading().roster().find(row.name()));
    return new StoredStrategy(
        row.name(),
        member != null && member.running(),
        Objects.requireNonNull(settings.account()),
        new ForeignText(file(settings).path()),
        row.hash(),
        settings.series(),
        settings.budget(),
        settings.leverage(),
        settings.margin(),
        settings.description(),
        settings.set(),
        Instant.ofEpochMilli(row.created()),
        Instant.ofEpochMilli(row.changed()));
  }
}
