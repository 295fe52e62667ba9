package io.opentrade.server.alert;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.protocol.Actor;
import io.opentrade.protocol.AlertAdd;
import io.opentrade.protocol.AlertEdit;
import io.opentrade.protocol.AlertFiring;
import io.opentrade.protocol.AlertHistory;
import io.opentrade.protocol.AlertInfo;
import io.opentrade.protocol.AlertList;
import io.opentrade.protocol.AlertPause;
import io.opentrade.protocol.AlertRemove;
import io.opentrade.protocol.AlertRequest;
import io.opentrade.protocol.AlertResume;
import io.opentrade.protocol.AlertShow;
import io.opentrade.protocol.AlertTerms;
import io.opentrade.protocol.AlertTest;
import io.opentrade.protocol.AlertValue;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.alert.language.AlertLanguage;
import io.opentrade.server.alert.language.Condition;
import io.opentrade.server.alert.language.Term;
import io.opentrade.server.log.Log;
import io.opentrade.server.market.MarketName;
import io.opentrade.server.notify.Notices;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.VenueError;
import io.opentrade.server.watch.EventWatch;
import io.opentrade.store.AlertRow;
import io.opentrade.store.AlertStore;
import io.opentrade.store.FiringRow;
import io.opentrade.store.StoreFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The alerts of this daemon: answers what is asked of them, and keeps them at work. Safe for use
/// by many threads.
public final class Alerts implements AutoCloseable {
  private final AlertStore store;
  private final Roster roster;
  private final Teller teller;
  private final AlertSources sources;
  private final AlertFeed feed;
  private final EventFeed eventFeed;
  private final AlertTests tests;
  private final InstantSource clock;

  /// @param data the folder of the databases
  /// @param doors by which they act
  public Alerts(
      Path data,
      AlertSources sources,
      Notices notices,
      EventWatch events,
      Doors doors,
      InstantSource clock,
      Log log) {
    this.clock = clock;
    this.store = AlertStore.open(data.resolve("alerts.db"));
    this.teller = new Teller(store, notices, events, new Performer(doors), log);
    this.roster = new Roster(store, teller::take, log);
    AccountFeed accounts = new AccountFeed(roster, sources, store, clock);
    long missedFrom = store.looked(clock.millis());
    this.sources = sources;
    this.eventFeed = new EventFeed(roster, sources, store, clock, log);
    this.feed = new AlertFeed(roster, sources, accounts, eventFeed, store, clock, missedFrom, log);
    this.tests = new AlertTests(data.resolve("candles.db"));
  }

  /// Goes on with what an earlier daemon left, and begins to look.
  public void start() {
    load();
    feed.start();
  }

  /// Goes on with what an earlier daemon left.
  void load() {
    roster.load();
    teller.resume();
  }

  /// For how long it is at one look at one market, in milliseconds.
  public long busyMillis() {
    return feed.busyMillis();
  }

  /// What alerts wait for that has said nothing for longer than that, each with the reason.
  public List<String> silent(Duration longer) {
    return feed.silent(longer);
  }

  /// Looks once at everything.
  void look() throws InterruptedException {
    feed.round(Duration.ZERO);
  }

  /// @param actor on whose behalf
  /// @throws RequestFailed where it cannot be fulfilled
  public Object answer(AlertRequest<?> request, Actor actor) throws InterruptedException {
    try {
      return switch (request) {
        case AlertAdd add -> listening(add(add, actor));
        case AlertList _ -> new AlertList.Reply(visible(actor).map(this::info).toList());
        case AlertShow show -> info(visible(show.alert(), actor));
        case AlertEdit edit -> listening(edit(edit, actor));
        case AlertPause pause -> move(pause.alert(), AlertEntry.PAUSED, actor);
        case AlertResume resume -> listening(move(resume.alert(), AlertEntry.ACTIVE, actor));
        case AlertRemove remove -> remove(visible(remove.alert(), actor), actor);
        case AlertHistory history -> history(history, actor);
        case AlertTest test -> tests.test(test, terms(test, actor));
        case AlertValue value -> value(value, actor);
      };
    } catch (StoreFailure failed) {
      throw new RequestFailed(
          FailureKind.FAILED,
          "it did not happen, since it could not be written down: " + failed.getMessage(),
          null);
    }
  }

  /// Who is told that an alert is watched must not lose what happens before the next look.
  private <T> T listening(T reply) throws InterruptedException {
    eventFeed.listen();
    return reply;
  }

  private AlertValue.Reply value(AlertValue request, Actor actor) throws InterruptedException {
    Evaluation evaluation = new Evaluation(sources, actor, clock);
    return switch (AlertLanguage.value(request.expression().raw())) {
      case Term term -> {
        double number = evaluation.number(term);
        yield new AlertValue.Reply(Double.isFinite(number) ? number : null, null, "number");
      }
      case Condition condition ->
          new AlertValue.Reply(null, evaluation.holds(condition), "condition");
    };
  }

  private Stream<AlertEntry> visible(Actor actor) {
    return roster.all().stream().filter(entry -> maySee(entry.body().terms(), actor));
  }

  /// One that the actor may see; one of an account that they may not is not there for them.
  private AlertEntry visible(String alert, Actor actor) {
    AlertEntry entry = entry(alert);
    return maySee(entry.body().terms(), actor) ? entry : missing(alert);
  }

  private static boolean maySee(AlertTerms terms, Actor actor) {
    if (actor.scope().everything()) {
      return true;
    }
    var condition = AlertEntry.condition(terms, AlertEntry.MINUTE);
    String account = terms.action().account();
    return !Needs.of(condition).events()
        && Needs.accountsOf(condition).stream().allMatch(actor.scope()::includes)
        && (account == null || actor.scope().includes(account));
  }

  private AlertInfo info(AlertEntry entry) {
    return entry.info(roster.armed(entry), entry.active() ? feed.trouble(entry) : null);
  }

  private AlertEntry entry(String alert) {
    return roster.find(alert).orElseGet(() -> missing(alert));
  }

  private static AlertEntry missing(String alert) {
    throw new RequestFailed(
        FailureKind.NOT_FOUND,
        "there is no alert " + ForeignText.printable(alert),
        "look: opentrade alert list");
  }

  private AlertInfo add(AlertAdd add, Actor actor) {
    check(add.terms(), actor);
    String name = name(add.name(), add.terms(), null);
    AlertBody body = new AlertBody(add.terms(), actor);
    AlertRow row =
        new AlertRow(0, name, AlertEntry.ACTIVE, true, 0, 0, clock.millis(), body.print());
    return info(roster.add(row, body));
  }

  /// An alert that could never be watched is refused at once.
  private void checkMarkets(Condition condition) {
    Needs needs = Needs.of(condition);
    for (MarketName market : needs.markets()) {
      timeframes(market);
    }
    for (SeriesName series : needs.series()) {
      MarketName market = new MarketName(series.symbol(), series.exchange(), null);
      Set<Timeframe> there = timeframes(market);
      if (!there.contains(series.timeframe())) {
        throw new RequestFailed(
            FailureKind.USAGE,
            series.exchange() + " has no bars of " + series.timeframe(),
            "there are " + words(there));
      }
    }
  }

  private static String words(Set<Timeframe> lengths) {
    return lengths.stream()
        .sorted(Comparator.comparingLong(Timeframe::millis))
        .map(Timeframe::toString)
        .collect(Collectors.joining(", "));
  }

  private Set<Timeframe> timeframes(MarketName market) {
    return switch (sources.timeframes(market)) {
      case Answer.Value<Set<Timeframe>>(Set<Timeframe> there) -> there;
      case Answer.Failed<Set<Timeframe>>(VenueError error) ->
          throw new RequestFailed(FailureKind.USAGE, market + ": " + error.words(), null);
    };
  }

  /// Whoever may not see an account is told nothing of it by an alert either.
  private void check(AlertTerms terms, Actor actor) {
    var condition = AlertEntry.condition(terms, AlertEntry.MINUTE);
    checkMarkets(condition);
    for (String account : Needs.accountsOf(condition)) {
      mayUse(account, actor);
    }
    String account = terms.action().account();
    if (account != null) {
      mayUse(account, actor);
    }
    if (!actor.scope().everything() && Needs.of(condition).events()) {
      throw new RequestFailed(
          FailureKind.NOT_ALLOWED,
          "events are of all accounts, and " + actor.name() + " may not see all",
          null);
    }
  }

  private static void mayUse(String account, Actor actor) {
    if (!actor.scope().includes(account)) {
      throw new RequestFailed(
          FailureKind.NOT_ALLOWED, actor.name() + " may not see the account " + account, null);
    }
  }

  /// The name that is given, else the expression, numbered where that is taken.
  private String name(@Nullable ForeignText given, AlertTerms terms, @Nullable AlertEntry itself) {
    String name = given == null ? terms.expression().raw() : given.raw();
    String free = name;
    for (int number = 2; isTaken(free, itself); number++) {
      if (given != null) {
        throw new RequestFailed(
            FailureKind.USAGE,
            "there is an alert called " + given + " already",
            "take another --name, or change that one: opentrade alert edit");
      }
      free = name + " (" + number + ")";
    }
    return free;
  }

  private boolean isTaken(String name, @Nullable AlertEntry itself) {
    Optional<AlertEntry> found = roster.find(name);
    return found.isPresent()
        && (itself == null || found.orElseThrow().row().id() != itself.row().id());
  }

  private AlertInfo edit(AlertEdit edit, Actor actor) {
    AlertEntry old = visible(edit.alert(), actor);
    mayChange(old, actor);
    check(edit.terms(), actor);
    AlertRow row = old.row();
    String name = edit.name() == null ? row.name() : name(edit.name(), edit.terms(), old);
    AlertBody body = new AlertBody(edit.terms(), actor);
    AlertRow next =
        new AlertRow(
            row.id(),
            name,
            row.state().equals(AlertEntry.PAUSED) ? AlertEntry.PAUSED : AlertEntry.ACTIVE,
            true,
            row.fired(),
            row.firings(),
            row.created(),
            body.print());
    return info(roster.replace(AlertEntry.of(next, body)));
  }

  private AlertInfo move(String alert, String state, Actor actor) {
    AlertEntry entry = visible(alert, actor);
    mayChange(entry, actor);
    boolean armed = state.equals(AlertEntry.ACTIVE) || roster.armed(entry);
    return info(roster.replace(entry.with(state, armed)));
  }

  private AlertInfo remove(AlertEntry entry, Actor actor) {
    mayChange(entry, actor);
    AlertInfo last = info(entry);
    roster.remove(entry);
    return last;
  }

  /// An owner's alert is changed by an owner only.
  private static void mayChange(AlertEntry entry, Actor actor) {
    if (!actor.role().includes(entry.body().creator().role())) {
      throw new RequestFailed(
          FailureKind.NOT_ALLOWED,
          actor.name() + " may not change what " + entry.body().creator().name() + " made",
          null);
    }
  }

  private AlertHistory.Reply history(AlertHistory history, Actor actor) {
    String alert = history.alert();
    long id = alert == null ? 0 : visible(alert, actor).row().id();
    Set<Long> seen = visible(actor).map(entry -> entry.row().id()).collect(Collectors.toSet());
    return new AlertHistory.Reply(
        store.history(id, history.limit()).stream()
            .filter(row -> actor.scope().everything() || seen.contains(row.alert()))
            .map(Alerts::firing)
            .toList());
  }

  private static AlertFiring firing(FiringRow row) {
    return new AlertFiring(
        row.number(),
        AlertEntry.idOf(row.alert()),
        new ForeignText(row.name()),
        Instant.ofEpochMilli(row.at()),
        new ForeignText(row.cause()),
        new ForeignText(row.text()),
        row.told(),
        row.outcome().isEmpty() ? null : new ForeignText(row.outcome()));
  }

  private AlertTerms terms(AlertTest test, Actor actor) {
    String alert = test.alert();
    AlertTerms terms = test.terms();
    return terms == null ? visible(String.valueOf(alert), actor).body().terms() : terms;
  }

  /// Stops looking, and lets go of the file.
  @Override
  public void close() {
    feed.close();
    teller.close();
    store.close();
  }
}
