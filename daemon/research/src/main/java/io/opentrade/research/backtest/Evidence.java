package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.AccountModel;
import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Markets;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Progress;
import io.opentrade.engine.backtest.ReplayGroup;
import io.opentrade.engine.backtest.ReplayStrategy;
import io.opentrade.engine.backtest.Seat;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.risk.RiskText;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.Warning;
import io.opentrade.sandbox.Style;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that a run needs beside its decisions, and all that its document says beside what follows
/// from them. A journal keeps it, so that a replay needs neither script nor store.
///
/// @param run what the document says of the strategy, the settings and the data
/// @param places where it traded, in the order of the desks
/// @param account as it was traded with
/// @param fees by volume, and in another currency
/// @param benchmark what it is measured against instead of holding its markets; null for none
/// @param notes on the data, for the report
/// @param language of the strategy: `js`, `python`
/// @param parameters how many the strategy declares
/// @param found what was seen of the strategy beyond its decisions
record Evidence(
    BacktestResult.Run run,
    List<Place> places,
    AccountModel account,
    Fees fees,
    @Nullable Candles benchmark,
    List<String> notes,
    String language,
    int parameters,
    List<Warning> found) {
  /// The rules in the document count no bars.
  private static final Timeframe ANY_BAR = Timeframe.of("1d");

  Evidence {
    places = List.copyOf(places);
    notes = List.copyOf(notes);
    found = List.copyOf(found);
  }

  /// The only market, or the first.
  Market market() {
    return places.getFirst().market();
  }

  /// The markets as figures see them.
  Markets measured() {
    Markets markets = Markets.of(places.stream().map(Place::measured).toList());
    return benchmark == null ? markets : markets.against(benchmark);
  }

  /// Bars of all markets.
  long bars() {
    return places.stream().mapToLong(place -> place.market().candles().size()).sum();
  }

  /// Whether one strategy decided about all places at once.
  private boolean together() {
    return places.size() > 1 && run.config().style().equals(Style.ON_BARS.word());
  }

  /// Carries out again what was decided.
  ///
  /// @param logs of each place
  Outcome trade(List<DecisionLog> logs, Settings under, Progress progress) {
    if (!together()) {
      return Backtest.run(seats(logs), under, progress);
    }
    Markets markets = Markets.of(places.stream().map(Place::market).toList());
    return Backtest.run(markets, under, new ReplayGroup(markets, logs), progress);
  }

  /// Who carries out again what was decided by each place for itself.
  ///
  /// @param logs of each place
  private List<Seat> seats(List<DecisionLog> logs) {
    List<Seat> seats = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      seats.add(new Seat(place.market(), place.strategy(), new ReplayStrategy(logs.get(i))));
    }
    return seats;
  }

  Settings settings() {
    BacktestResult.Config config = run.config();
    Settings plain =
        new Settings(
            new Money(config.cash().value()),
            config.fee().value(),
            SizeText.parse(config.size()).sizing(),
            config.closeAtEnd(),
            FillText.parse(config.fills()),
            SharingText.parse(config.portfolio(), places.size()),
            RiskText.parse(config.risk() == null ? "" : config.risk(), ANY_BAR),
            account,
            FillText.sizeAt(config.fills()),
            null);
    return fees.on(plain);
  }
}
