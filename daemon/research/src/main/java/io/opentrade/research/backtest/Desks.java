package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Markets;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.PairList;
import io.opentrade.engine.backtest.Progress;
import io.opentrade.engine.backtest.RecordingGroup;
import io.opentrade.engine.backtest.RecordingStrategy;
import io.opentrade.engine.backtest.ReplayGroup;
import io.opentrade.engine.backtest.RuledGroup;
import io.opentrade.engine.backtest.Seat;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.strategy.Strategy;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.Portfolio;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.sandbox.BarsJob;
import io.opentrade.sandbox.BarsProgress;
import io.opentrade.sandbox.LogLine;
import io.opentrade.sandbox.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The desks of a run: every strategy at every market, with what it decided there.
final class Desks {
  private final List<Desk> all;

  /// Whether one strategy decides about all of them at once.
  private final boolean together;

  private Desks(List<Desk> all, boolean together) {
    this.all = all;
    this.together = together;
  }

  /// One of them.
  ///
  /// @param strategy its number in the run
  record Desk(int strategy, Preparation ready, Market market, Decisions decisions) {
    Place place() {
      int decides = Math.max(decisions.ready(), ready.firstDecision());
      return new Place(market, decides, strategy);
    }
  }

  /// A strategy at a market, before it has decided.
  private record Empty(int strategy, Cast.Member member, Preparation ready) {}

  /// Has every strategy decide.
  static Desks decide(
      Cast cast, List<List<Preparation>> ready, Settings settings, BarsProgress progress) {
    List<Empty> empty = new ArrayList<>();
    for (int number = 0; number < ready.size(); number++) {
      for (Preparation each : ready.get(number)) {
        empty.add(new Empty(number, cast.members().get(number), each));
      }
    }
    if (ready.size() > 1) {
      empty.forEach(Desks::requireSignals);
    }
    Style style = empty.getFirst().ready().style();
    return style == Style.SIGNALS
        ? new Desks(signals(empty, settings, progress), false)
        : bars(empty, style, settings, progress);
  }

  /// Each by itself: a plan looks at no account.
  private static List<Desk> signals(List<Empty> empty, Settings settings, BarsProgress progress) {
    List<Desk> desks = new ArrayList<>();
    for (Empty each : empty) {
      Market market = market(each.ready());
      Decisions decisions =
          Deciding.decide(each.member().worker(), each.ready(), market, settings, progress);
      Market traded = Deciding.market(market, each.ready(), settings, decisions);
      desks.add(new Desk(each.strategy(), each.ready(), traded, decisions));
    }
    return desks;
  }

  /// One strategy over all its markets at once, since it sees the account.
  private static Desks bars(
      List<Empty> empty, Style style, Settings settings, BarsProgress progress) {
    List<Preparation> ready = empty.stream().map(Empty::ready).toList();
    List<Market> markets = ready.stream().map(Desks::market).toList();
    requireRoom(markets.size(), style);
    List<Decisions> decided =
        Deciding.bars(
            empty.getFirst().member().worker(), style, ready, markets, settings, progress);
    List<Desk> desks = new ArrayList<>();
    for (Empty each : empty) {
      int place = desks.size();
      desks.add(new Desk(each.strategy(), each.ready(), markets.get(place), decided.get(place)));
    }
    return new Desks(desks, style == Style.ON_BARS);
  }

  private static void requireSignals(Empty desk) {
    Style style = desk.ready().style();
    if (style != Style.SIGNALS) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "%s decides in %s and sees the account, which other strategies would share"
              .formatted(desk.ready().file().script().name(), style.word()),
          "run it alone, or write it with signals");
    }
  }

  private static void requireRoom(int markets, Style style) {
    if (markets > BarsJob.MOST_PLACES) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "%s takes at most %d markets, and %d are named"
              .formatted(style.word(), BarsJob.MOST_PLACES, markets),
          "name fewer, or write it with signals");
    }
  }

  static Market market(Preparation ready) {
    Series main = ready.main();
    try {
      return new Market(
          main.candles(),
          main.instrument(),
          main.from(),
          ready.firstDecision(),
          ready.detail(),
          ready.mark(),
          ready.funding(),
          ready.book());
    } catch (IllegalArgumentException exception) {
      throw new RequestFailed(FailureKind.USAGE, String.valueOf(exception.getMessage()), null);
    }
  }

  List<Desk> all() {
    return all;
  }

  Desk first() {
    return all.getFirst();
  }

  /// What is drawn at each, by name.
  List<Map<String, double[]>> plots() {
    return all.stream().map(desk -> desk.decisions().columns()).toList();
  }

  /// What all strategies wrote, one after the other.
  List<LogLine> log() {
    return all.stream().flatMap(desk -> desk.decisions().log().stream()).toList();
  }

  int droppedLogLines() {
    return all.stream().mapToInt(desk -> desk.decisions().droppedLogLines()).sum();
  }

  /// What came of it, and what was said at each desk.
  record Traded(Outcome outcome, List<DecisionLog> said) {
    Traded {
      said = List.copyOf(said);
    }
  }

  /// Carries it out: entries in markets on the pair list only, and sized.
  ///
  /// @throws IllegalArgumentException as `Backtest.run`
  Traded trade(BacktestRun request, RunSize size, Settings settings, Progress progress) {
    BiFunction<Integer, Strategy, Strategy> rules = rules(request, size);
    return together && all.size() > 1
        ? tradeTogether(rules, settings, progress)
        : tradeApart(rules, settings, progress);
  }

  private Traded tradeTogether(
      BiFunction<Integer, Strategy, Strategy> rules, Settings settings, Progress progress) {
    Markets markets = Markets.of(all.stream().map(Desk::market).toList());
    List<DecisionLog> logs = all.stream().map(desk -> desk.decisions().replayed()).toList();
    RecordingGroup recording =
        new RecordingGroup(
            markets, new RuledGroup(all.size(), new ReplayGroup(markets, logs), rules));
    Outcome outcome = Backtest.run(markets, settings, recording, progress);
    return new Traded(outcome, recording.logs());
  }

  private Traded tradeApart(
      BiFunction<Integer, Strategy, Strategy> rules, Settings settings, Progress progress) {
    List<Seat> seats = new ArrayList<>();
    List<RecordingStrategy> recordings = new ArrayList<>();
    for (Desk desk : all) {
      Strategy strategy = rules.apply(seats.size(), desk.decisions().strategy());
      recordings.add(new RecordingStrategy(strategy));
      seats.add(new Seat(desk.market(), desk.strategy(), recordings.getLast()));
    }
    Outcome outcome = Backtest.run(seats, settings, progress);
    return new Traded(outcome, recordings.stream().map(RecordingStrategy::log).toList());
  }

  /// What stands between who decides at a desk and the engine.
  private BiFunction<Integer, Strategy, Strategy> rules(BacktestRun request, RunSize size) {
    PairList pairs = pairs(request.portfolio());
    return (number, strategy) -> {
      Market market = all.get(number).market();
      Strategy sized = size.sized(strategy, market.candles());
      return pairs == null ? sized : pairs.listed(number, market, sized);
    };
  }

  private @Nullable PairList pairs(@Nullable Portfolio portfolio) {
    if (portfolio == null || portfolio.symbols() == null) {
      return null;
    }
    List<Market> markets = all.stream().map(Desk::market).toList();
    Set<String> symbols = new TreeSet<>();
    markets.forEach(market -> symbols.add(market.instrument().symbol()));
    return new PairList(PairText.parse(portfolio.symbols(), symbols), markets);
  }
}
