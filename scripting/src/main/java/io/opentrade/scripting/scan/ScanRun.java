package io.opentrade.scripting.scan;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Column;
import io.opentrade.engine.column.LiveEvaluator;
import io.opentrade.engine.column.NumberKernel;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.scripting.LogBook;
import io.opentrade.scripting.guest.Guest.MadePlan;
import io.opentrade.scripting.guest.Guest.ScanFunction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/// Computes the scans of one plan. Bars are fed one by one, as they would be live, and all scans
/// take a bar before any of them is shown the next: so neither a function nor what two functions
/// tell each other can be ahead of time. The guest must not have seen any candles before.
public final class ScanRun {
  private static final long SIGN_OF_LIFE = TimeUnit.MILLISECONDS.toNanos(200);

  private final Candles main;
  private final Map<String, Candles> others;
  private final MadePlan plan;
  private final LogBook log;
  private final LiveEvaluator evaluator;
  private final Map<String, Integer> fed = new LinkedHashMap<>();
  private int bar;
  private long lastSign = System.nanoTime();

  /// @param others the other series by the script's names for them
  /// @param numbers values of the parameters that are numbers
  public ScanRun(
      MadePlan plan,
      Candles main,
      Map<String, Candles> others,
      Map<String, Double> numbers,
      LogBook log) {
    this.plan = plan;
    this.main = main;
    this.others = others;
    this.log = log;
    Map<String, Timeframe> timeframes = new LinkedHashMap<>();
    others.forEach((name, candles) -> timeframes.put(name, candles.timeframe()));
    this.evaluator = new LiveEvaluator(main.timeframe(), timeframes, numbers, this::kernel);
  }

  /// The columns, by the number of the scan.
  ///
  /// @param progress told a few times a second which bar has just been done
  /// @throws io.opentrade.sandbox.ScriptFailed where a function throws
  public List<double[]> columns(IntConsumer progress) {
    List<double[]> columns = new ArrayList<>();
    plan.scans().forEach(_ -> columns.add(new double[main.size()]));
    for (bar = 0; bar < main.size(); bar++) {
      log.bar(bar);
      feedOthers(main.closeTime(bar));
      evaluator.append(Candle.of(main, bar));
      for (int scan = 0; scan < columns.size(); scan++) {
        columns.get(scan)[bar] = evaluator.number(plan.scans().get(scan).expression());
      }
      long now = System.nanoTime();
      if (now - lastSign > SIGN_OF_LIFE) {
        lastSign = now;
        progress.accept(bar);
      }
    }
    return columns;
  }

  private void feedOthers(long until) {
    others.forEach(
        (name, candles) -> {
          int next = fed.getOrDefault(name, 0);
          while (next < candles.size() && candles.closeTime(next) <= until) {
            evaluator.append(name, Candle.of(candles, next++));
          }
          fed.put(name, next);
        });
  }

  private NumberKernel kernel(Expression.Scan scan, List<Column> inputs) {
    ScanFunction function = plan.scans().get(scan.number());
    double[] values = new double[inputs.size()];
    return (from, to, out) -> {
      for (int at = from; at < to; at++) {
        for (int index = 0; index < values.length; index++) {
          values[index] = inputs.get(index).values()[at];
        }
        out[at] = function.next(values, () -> when(scan.number()));
      }
    };
  }

  private String when(int scan) {
    return "in scan %d on bar %d (%s): "
        .formatted(scan, bar, Instant.ofEpochMilli(main.time()[bar]));
  }
}
