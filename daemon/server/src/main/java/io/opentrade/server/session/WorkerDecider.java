package io.opentrade.server.session;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.sandbox.LiveAnswer;
import io.opentrade.sandbox.LiveBar;
import io.opentrade.sandbox.LiveJob;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Usage;
import io.opentrade.sandbox.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A strategy that stays in its worker and is asked there, bar by bar.
final class WorkerDecider implements Decider {
  private final Worker worker;
  private final Instrument instrument;
  private final Timeframe timeframe;
  private final Map<String, ParameterValue> values;
  private final List<Candle> unseen = new ArrayList<>();
  private int bars;

  /// @param worker that has loaded the script; closed with this
  WorkerDecider(
      Worker worker,
      Instrument instrument,
      Timeframe timeframe,
      Map<String, ParameterValue> values) {
    this.worker = worker;
    this.instrument = instrument;
    this.timeframe = timeframe;
    this.values = values;
  }

  @Override
  public void learn(Candle bar) {
    unseen.add(bar);
    bars++;
  }

  @Override
  public int bars() {
    return bars;
  }

  @Override
  public void begin(StrategyMemory.Kept memory) {
    worker.begin(
        new LiveJob(
            instrument,
            candles(timeframe, unseen),
            values,
            memory.states(),
            memory.handles(),
            memory.open()));
    unseen.clear();
  }

  @Override
  public Said decide(Moment moment) {
    LiveAnswer answer =
        worker.next(
            new LiveBar(
                unseen,
                moment.quantity(),
                moment.entryPrice(),
                moment.cash(),
                moment.equity(),
                moment.news()));
    unseen.clear();
    return said(answer);
  }

  @Override
  public Said end() {
    return said(worker.end());
  }

  private static Said said(LiveAnswer answer) {
    return new Said(answer.intents(), answer.states(), answer.log(), answer.droppedLogLines());
  }

  /// What its process uses up now.
  Usage usage() {
    return worker.usage();
  }

  private static Candles candles(Timeframe timeframe, List<Candle> bars) {
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
  public void close() {
    worker.close();
  }
}
