package io.opentrade.server.session;

import io.opentrade.engine.column.Candle;
import io.opentrade.sandbox.LiveAnswer;
import io.opentrade.sandbox.Usage;
import java.util.ArrayList;
import java.util.List;

/// Decides by a plan whose scans the script goes on computing in its worker: their values come
/// first, then the plan meets the bars.
final class ScannedDecider implements Decider {
  /// A bar that waits for the values of the scans at it.
  private record Waiting(int market, String series, Candle bar) {}

  private final WorkerDecider worker;
  private final PlanDecider plan;
  private final List<ScanValues> values;
  private final List<Waiting> waiting = new ArrayList<>();

  /// @param values of the scans of each market, which the plan reads
  ScannedDecider(WorkerDecider worker, PlanDecider plan, List<ScanValues> values) {
    this.worker = worker;
    this.plan = plan;
    this.values = List.copyOf(values);
  }

  @Override
  public void learn(int market, String series, Candle bar) {
    worker.learn(market, series, bar);
    waiting.add(new Waiting(market, series, bar));
  }

  @Override
  public int bars(int market) {
    return worker.bars(market);
  }

  @Override
  public void begin(List<StrategyMemory.Kept> memory) {
    take(worker.started(memory));
  }

  private void take(LiveAnswer answer) {
    for (int market = 0; market < values.size(); market++) {
      values.get(market).append(answer.scans().get(market));
    }
    waiting.forEach(each -> plan.learn(each.market(), each.series(), each.bar()));
    waiting.clear();
  }

  @Override
  public Said decide(Moment moment) {
    LiveAnswer answer = worker.asked(moment);
    take(answer);
    return new Said(plan.decide(moment).intents(), null, answer.log(), answer.droppedLogLines());
  }

  @Override
  public Said end() {
    return plan.end();
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
