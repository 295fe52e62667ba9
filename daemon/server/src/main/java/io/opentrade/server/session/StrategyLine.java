package io.opentrade.server.session;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.core.Effect;
import io.opentrade.engine.core.Engine;
import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.sandbox.LogLine;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.ScriptFailure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;

/// A strategy at work on markets of an account: hears of every bar that closes, and says to the
/// account what it wants. Bars that are caught up with rebuild what it knows and say nothing.
final class StrategyLine {
  /// How long after the close a decision may be carried out at most.
  private static final long LONGEST_PATIENCE = 60_000;

  /// Two seconds go by before a bar is known: late trades are waited for.
  private static final long SHORTEST_PATIENCE = 3_000;

  /// Orders that it may have open by itself.
  private static final int MOST_OPEN = 200;

  /// What it may say to the person at one bar; more stands in its log only.
  private static final int NOTICES = 20;

  private final Session session;
  private final List<Place> places;
  private final String by;
  private final Decider decider;
  private final List<Map<String, Long>> known = new ArrayList<>();
  private final long[] last;
  private final double[] closes;
  private long asked = Long.MIN_VALUE;
  private final StrategyDiary diary;
  private final Deque<Quiet> quiet = new ConcurrentLinkedDeque<>();
  private int decisions;
  private int late;

  /// One of its markets.
  ///
  /// @param desk the strategy's own there
  /// @param timeframe of the bars it is asked about
  record Place(int desk, Timeframe timeframe) {}

  /// A bar at which it wanted nothing.
  ///
  /// @param bar its start, milliseconds since the epoch (UTC)
  record Quiet(long bar, String reason) {}

  /// @param places in the order of the decider's markets
  /// @param by written beside its orders
  StrategyLine(
      Session session, List<Place> places, String by, Decider decider, StrategyDiary diary) {
    this.session = session;
    this.places = List.copyOf(places);
    this.by = by;
    this.decider = decider;
    this.diary = diary;
    this.last = new long[places.size()];
    this.closes = new double[places.size()];
    Arrays.fill(last, Long.MIN_VALUE);
    places.forEach(_ -> known.add(new HashMap<>()));
  }

  /// How long a decision on bars of that length stays good: half a bar, at least three
  /// seconds, at most a minute.
  static long patience(Timeframe timeframe) {
    return Math.clamp(timeframe.millis() / 2, SHORTEST_PATIENCE, LONGEST_PATIENCE);
  }

  /// How long its decisions stay good: as on its shortest bars.
  long patience() {
    return places.stream().mapToLong(each -> patience(each.timeframe())).min().orElseThrow();
  }

  /// By what people know it in the account.
  String name() {
    return by;
  }

  /// The start of the last bar it knows, milliseconds since the epoch (UTC).
  long last() {
    return Arrays.stream(last).max().orElseThrow();
  }

  /// How many bars of its first market it knows.
  int bars() {
    return decider.bars(0);
  }

  /// How often it wanted something.
  int decisions() {
    return decisions;
  }

  /// How many bars came so late that nothing was decided on them.
  int late() {
    return late;
  }

  /// A bar that has closed: nothing is decided on it yet. One that is not behind the last of its
  /// series came twice.
  ///
  /// @param series the strategy's name for a further series; the empty text for the market's own
  void learn(int market, String series, Candle bar) {
    Long before = known.get(market).put(series, bar.time());
    if (before != null && bar.time() <= before) {
      known.get(market).put(series, before);
      return;
    }
    if (series.isEmpty()) {
      last[market] = bar.time();
      closes[market] = bar.close();
    }
    decider.learn(market, series, bar);
  }

  /// All bars so far are the past.
  ///
  /// @throws io.opentrade.sandbox.ScriptFailed where the strategy cannot begin
  void begin() throws InterruptedException {
    decider.begin(
        session.ask(loop -> places.stream().map(place -> memory(loop, place).kept()).toList()));
    for (int market = 0; market < last.length; market++) {
      if (last[market] != Long.MIN_VALUE) {
        asked = Math.max(asked, close(market));
      }
    }
  }

  private long close(int market) {
    return last[market] + places.get(market).timeframe().millis();
  }

  /// Whether a bar of that market closed at a moment.
  private boolean fresh(int market, long moment) {
    return last[market] != Long.MIN_VALUE && close(market) == moment;
  }

  /// Bars have closed, and were learned.
  ///
  /// @param moment when, milliseconds since the epoch (UTC)
  /// @param now likewise: a moment that is over for long is only learned
  /// @return what the account did
  /// @throws io.opentrade.sandbox.ScriptFailed where the strategy throws, hangs or dies
  List<Effect> decide(long moment, long now) throws InterruptedException {
    if (moment <= asked) {
      return List.of();
    }
    asked = moment;
    if (now - moment > patience()) {
      late++;
      quiet(
          moment,
          "the bar came %s s after its close: only learned"
              .formatted(BigDecimal.valueOf(now - moment, 3).toPlainString()));
      return List.of();
    }
    Decider.Moment standing = session.ask(loop -> standing(loop, moment));
    Decider.Said said = decider.decide(standing);
    diary.said(moment - shortest(), said);
    return session.ask(loop -> accept(loop, standing, said));
  }

  private long shortest() {
    return places.stream().mapToLong(each -> each.timeframe().millis()).min().orElseThrow();
  }

  /// It is stopped for good.
  ///
  /// @throws io.opentrade.sandbox.ScriptFailed where it throws at that
  void end() throws InterruptedException {
    Decider.Said said = decider.end();
    diary.said(null, said);
    session.ask(
        loop ->
            changed(loop, said)
                ? loop.accept(answer(loop, List.of(), false, said, List.of()))
                : List.<Effect>of());
  }

  private StrategyMemory memory(Session.Loop loop, Place place) {
    return loop.trading().desks().get(place.desk()).memory();
  }

  private boolean changed(Session.Loop loop, Decider.Said said) {
    List<String> states = said.states();
    return states != null && !states.equals(memory(loop, places.getFirst()).kept().states());
  }

  /// The strategy's own cash and equity, as if it had an account of its own where it has a budget.
  private Decider.Moment standing(Session.Loop loop, long moment) {
    Engine engine = loop.trading().engine();
    Money rest = engine.equity(places.getFirst().desk());
    List<Decider.Standing> standings = new ArrayList<>();
    for (Place place : places) {
      Position position = engine.desk(place.desk()).position();
      Price market = engine.desk(place.desk()).market();
      if (market != null) {
        Instrument instrument = loop.trading().desks().get(place.desk()).facts().instrument();
        rest = rest.minus(engine.ledger().book(place.desk()).worth(market, instrument));
      }
      standings.add(
          new Decider.Standing(
              fresh(standings.size(), moment),
              position.quantity().value().doubleValue(),
              position.flat() ? Double.NaN : position.entryPrice().value().doubleValue(),
              memory(loop, place).unheard()));
    }
    double equity = rest.value().doubleValue();
    for (int market = 0; market < places.size(); market++) {
      equity += worth(loop, market, standings.get(market).quantity());
    }
    boolean budget = loop.trading().desks().get(places.getFirst().desk()).facts().budget() != null;
    Money cash = budget ? rest : engine.ledger().unlocked();
    return new Decider.Moment(moment, cash.value().doubleValue(), equity, standings);
  }

  /// What is held adds at the last close: all of it, of a future what it has gained.
  private double worth(Session.Loop loop, int market, double quantity) {
    if (quantity == 0) {
      return 0;
    }
    int desk = places.get(market).desk();
    Contract contract = loop.trading().desks().get(desk).facts().instrument().contract();
    Money entered =
        contract.entered(loop.trading().engine().desk(desk).position().cost(), quantity > 0);
    return contract.worth(closes[market], quantity) + entered.value().doubleValue();
  }

  private List<Effect> accept(Session.Loop loop, Decider.Moment moment, Decider.Said said) {
    long at = loop.stamp();
    boolean wants = said.intents().stream().anyMatch(some -> !some.isEmpty());
    if (wants) {
      decisions++;
    } else {
      quiet(moment.at(), "it asked for nothing");
    }
    List<String> notices =
        said.log().stream().filter(LogLine::notice).map(LogLine::text).limit(NOTICES).toList();
    if (!wants && moment.heard() == 0 && !changed(loop, said) && notices.isEmpty()) {
      return List.of();
    }
    int open = 0;
    for (int market = 0; market < places.size(); market++) {
      requireNew(memory(loop, places.get(market)).kept().handles(), said.intents().get(market));
      open += loop.trading().engine().desk(places.get(market).desk()).openOrderList().size();
    }
    requireFew(open, said.intents().stream().flatMap(List::stream).toList());
    boolean tooLate = wants && at - moment.at() > patience();
    late += tooLate ? 1 : 0;
    return loop.accept(answer(loop, moment.markets(), tooLate, said, notices));
  }

  private Entry.Answered answer(
      Session.Loop loop,
      List<Decider.Standing> heard,
      boolean tooLate,
      Decider.Said said,
      List<String> notices) {
    List<Entry.Wish> wishes = new ArrayList<>();
    for (int market = 0; market < places.size(); market++) {
      List<Intent> intents =
          heard.isEmpty() ? List.of() : possible(loop, said.intents().get(market));
      wishes.add(
          new Entry.Wish(
              places.get(market).desk(),
              Math.max(0, decider.bars(market) - 1L),
              last[market],
              intents,
              heard.isEmpty() ? 0 : heard.get(market).news().size()));
    }
    Entry.Wish first = wishes.removeFirst();
    wishes.removeIf(wish -> wish.intents().isEmpty() && wish.heard() == 0);
    return new Entry.Answered(
        loop.stamp(),
        first.desk(),
        first.sequence(),
        first.bar(),
        first.intents(),
        tooLate,
        first.heard(),
        changed(loop, said) ? said.states() : null,
        notices,
        by,
        wishes.isEmpty() ? null : wishes);
  }

  private List<Intent> possible(Session.Loop loop, List<Intent> intents) {
    ExchangeLink link = session.link();
    return link == null || AccountBooks.trading(loop).emulates()
        ? intents
        : new TrailWishes(link.abilities()::follows).possible(intents);
  }

  /// A worker's word is a claim: a number that was given before would mix up its orders.
  private static void requireNew(int handles, List<Intent> intents) {
    int last = handles;
    for (Intent intent : intents) {
      if (intent instanceof Intent.Place(int handle, var _)) {
        if (handle <= last) {
          throw new ScriptFailed(
              ScriptFailure.of(
                  ScriptFailure.Kind.WORKER_DIED,
                  "it gave the number " + handle + " to an order again",
                  ""),
              List.of());
        }
        last = handle;
      }
    }
  }

  private static void requireFew(int open, List<Intent> intents) {
    long more = intents.stream().filter(Intent.Place.class::isInstance).count();
    if (more > 0 && open + more > MOST_OPEN) {
      throw new ScriptFailed(
          ScriptFailure.of(
              ScriptFailure.Kind.OUTPUT_LIMIT,
              "it has %d open orders and wants %d more; a live strategy may have %d"
                  .formatted(open, more, MOST_OPEN),
              "cancel what is not needed any more: ctx.cancel(order)"),
          List.of());
    }
  }

  private void quiet(long moment, String reason) {
    quiet.add(new Quiet(moment - shortest(), reason));
    if (quiet.size() > StrategyMemory.DECISIONS) {
      quiet.poll();
    }
  }

  /// The last bars at which it wanted nothing, oldest first.
  List<Quiet> quiet() {
    return List.copyOf(quiet);
  }

  /// The decider's own figures, for reports.
  Decider decider() {
    return decider;
  }
}
