package io.opentrade.server.session;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.sandbox.LiveAnswer;
import io.opentrade.sandbox.LiveJob;
import io.opentrade.sandbox.LiveMoment;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Style;
import io.opentrade.sandbox.Usage;
import io.opentrade.sandbox.Worker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A strategy that stays in its worker and is asked there, moment by moment.
final class WorkerDecider implements Decider {
  private final Worker worker;
  private final Style style;
  private final Map<String, ParameterValue> values;
  private final List<Market> markets;

  /// A market, and the bars of it that the worker has not seen.
  ///
  /// @param others lengths of the bars of the further series, by the strategy's names for them
  record Market(
      Instrument instrument,
      Timeframe timeframe,
      Map<String, Timeframe> others,
      List<LiveMoment.Bar> unseen,
      int[] bars) {
    Market(Instrument instrument, Timeframe timeframe, Map<String, Timeframe> others) {
      this(instrument, timeframe, others, new ArrayList<>(), new int[1]);
    }
  }

  /// @param worker that has loaded the script; closed with this
  /// @param values overrides of the declared parameter defaults
  WorkerDecider(
      Worker worker, Style style, List<Market> markets, Map<String, ParameterValue> values) {
    this.worker = worker;
    this.style = style;
    this.markets = List.copyOf(markets);
    this.values = values;
  }

  @Override
  public void learn(int market, String series, Candle bar) {
    Market its = markets.get(market);
    its.unseen().add(new LiveMoment.Bar(series, bar));
    its.bars()[0] += series.isEmpty() ? 1 : 0;
  }

  @Override
  public int bars(int market) {
    return markets.get(market).bars()[0];
  }

  @Override
  public void begin(List<StrategyMemory.Kept> memory) {
    started(memory);
  }

  /// Has the script begin.
  LiveAnswer started(List<StrategyMemory.Kept> memory) {
    List<LiveJob.Place> places = new ArrayList<>();
    for (Market market : markets) {
      StrategyMemory.Kept kept = memory.get(places.size());
      Map<String, Candles> series = new HashMap<>();
      market
          .others()
          .forEach((name, timeframe) -> series.put(name, candles(market, name, timeframe)));
      places.add(
          new LiveJob.Place(
              market.instrument(),
              candles(market, "", market.timeframe()),
              series,
              kept.handles(),
              kept.open()));
      market.unseen().clear();
    }
    return worker.begin(new LiveJob(style, places, values, memory.getFirst().states()));
  }

  private static Candles candles(Market market, String series, Timeframe timeframe) {
    List<Candle> bars =
        market.unseen().stream()
            .filter(bar -> bar.series().equals(series))
            .map(LiveMoment.Bar::candle)
            .toList();
    return new Candles(
        timeframe,
        bars.stream().mapToLong(Candle::time).toArray(),
        bars.stream().mapToDouble(Candle::open).toArray(),
        bars.stream().mapToDouble(Candle::high).toArray(),
        bars.stream().mapToDouble(Candle::low).toArray(),
        bars.stream().mapToDouble(Candle::close).toArray(),
        bars.stream().mapToDouble(Candle::volume).toArray());
  }

  @Override
  public Said decide(Moment moment) {
    return said(asked(moment));
  }

  /// Asks the script about a moment.
  LiveAnswer asked(Moment moment) {
    List<LiveMoment.Place> places = new ArrayList<>();
    for (Standing now : moment.markets()) {
      List<LiveMoment.Bar> unseen = markets.get(places.size()).unseen();
      places.add(
          new LiveMoment.Place(unseen, now.fresh(), now.quantity(), now.entryPrice(), now.news()));
      unseen.clear();
    }
    return worker.next(new LiveMoment(moment.at(), moment.cash(), moment.equity(), places));
  }

  @Override
  public Said end() {
    return said(worker.end());
  }

  private static Said said(LiveAnswer answer) {
    return new Said(answer.intents(), answer.states(), answer.log(), answer.droppedLogLines());
  }

  @Override
  public Usage usage() {
    return worker.usage();
  }

  @Override
  public void close() {
    worker.close();
  }
}
