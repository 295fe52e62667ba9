package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.PairFilter;
import io.opentrade.engine.backtest.PairList;
import io.opentrade.engine.backtest.RecordingStrategy;
import io.opentrade.engine.backtest.Seat;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.strategy.Strategy;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.Portfolio;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.sandbox.BarsProgress;
import io.opentrade.sandbox.LogLine;
import io.opentrade.sandbox.Style;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The desks of a run: every strategy at every market, with what it decided there.
final class Desks {
  private final List<Desk> all;

  private Desks(List<Desk> all) {
    this.all = all;
  }

  /// One of them.
  ///
  /// @param strategy its number in the run
  record Desk(int strategy, Preparation ready, Market market, Decisions decisions) {
    Place place() {
      return new Place(market, decisions.ready(), strategy);
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
    if (empty.size() > 1) {
      empty.forEach(Desks::requireSignals);
    }
    List<Desk> desks = new ArrayList<>();
    for (Empty each : empty) {
      Market market = market(each.ready());
      Decisions decisions =
          Deciding.decide(each.member().worker(), each.ready(), market, settings, progress);
      Market traded = Deciding.market(market, each.ready(), settings, decisions);
      desks.add(new Desk(each.strategy(), each.ready(), traded, decisions));
    }
    return new Desks(desks);
  }

  private static void requireSignals(Empty desk) {
    if (desk.ready().style() != Style.SIGNALS) {
      throw new RequestFailed(
          FailureKind.USAGE,
          desk.ready().file().script().name() + " decides in onBar, which trades one market alone",
          "give it one --data, or write it with signals");
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
          ready.funding());
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

  /// What all strategies wrote, one after the other.
  List<LogLine> log() {
    return all.stream().flatMap(desk -> desk.decisions().log().stream()).toList();
  }

  int droppedLogLines() {
    return all.stream().mapToInt(desk -> desk.decisions().droppedLogLines()).sum();
  }

  /// What is carried out: entries in markets on the pair list only, sized, and written down.
  ///
  /// @param recordings takes what is said at each desk
  List<Seat> seats(BacktestRun request, RunSize size, List<RecordingStrategy> recordings) {
    PairList pairs = pairs(request.portfolio());
    List<Seat> seats = new ArrayList<>();
    for (Desk desk : all) {
      Strategy strategy = size.sized(desk.decisions().strategy(), desk.market().candles());
      if (pairs != null) {
        strategy = pairs.listed(seats.size(), desk.market(), strategy);
      }
      RecordingStrategy recording = new RecordingStrategy(strategy);
      recordings.add(recording);
      seats.add(new Seat(desk.market(), desk.strategy(), recording));
    }
    return seats;
  }

  private @Nullable PairList pairs(@Nullable Portfolio portfolio) {
    if (portfolio == null || portfolio.symbols() == null) {
      return null;
    }
    List<PairFilter> filters = PairText.parse(portfolio.symbols());
    return new PairList(filters, all.stream().map(Desk::market).toList());
  }
}
