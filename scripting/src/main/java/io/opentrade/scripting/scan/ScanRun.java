package io.opentrade.scripting.scan;

import io.opentrade.engine.column.Column;
import io.opentrade.engine.column.LiveEvaluator;
import io.opentrade.engine.column.NumberKernel;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.sandbox.LiveMoment;
import io.opentrade.scripting.LogBook;
import io.opentrade.scripting.bars.Past;
import io.opentrade.scripting.guest.Guest.MadePlan;
import io.opentrade.scripting.guest.Guest.ScanFunction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/// Computes the scans of one plan. Bars are fed one by one, as they would be live, and all scans
/// take a bar before any of them is shown the next: so neither a function nor what two functions
/// tell each other can be ahead of time. The guest must not have seen any candles before.
public final class ScanRun {
  private static final long SIGN_OF_LIFE = TimeUnit.MILLISECONDS.toNanos(200);

  private final Past past;
  private final MadePlan plan;
  private final LogBook log;
  private final LiveEvaluator evaluator;
  private long time;
  private long lastSign = System.nanoTime();

  /// @param past what they are computed over first
  /// @param numbers values of the parameters that are numbers
  public ScanRun(MadePlan plan, Past past, Map<String, Double> numbers, LogBook log) {
    this.plan = plan;
    this.past = past;
    this.log = log;
    this.evaluator =
        new LiveEvaluator(past.main().timeframe(), past.timeframes(), numbers, this::kernel);
  }

  /// The columns over the past, by the number of the scan; to be asked for once, before anything
  /// else.
  ///
  /// @param progress told a few times a second which bar has just been done
  /// @throws io.opentrade.sandbox.ScriptFailed where a function throws
  public List<double[]> columns(IntConsumer progress) {
    Past.Walk walk = past.walk(evaluator);
    List<double[]> columns = columns(past.main().size());
    for (int bar = 0; bar < past.main().size(); bar++) {
      log.bar(bar);
      time = past.main().time()[bar];
      walk.go();
      take(columns, bar);
      long now = System.nanoTime();
      if (now - lastSign > SIGN_OF_LIFE) {
        lastSign = now;
        progress.accept(bar);
      }
    }
    walk.end();
    return columns;
  }

  /// The columns over bars that have closed since.
  ///
  /// @throws io.opentrade.sandbox.ScriptFailed where a function throws
  List<double[]> next(List<LiveMoment.Bar> bars) {
    List<double[]> columns =
        columns((int) bars.stream().filter(bar -> bar.series().isEmpty()).count());
    int bar = 0;
    for (LiveMoment.Bar next : bars) {
      if (next.series().isEmpty()) {
        log.bar(evaluator.bars());
        time = next.candle().time();
        evaluator.append(next.candle());
        take(columns, bar++);
      } else {
        evaluator.append(next.series(), next.candle());
      }
    }
    return columns;
  }

  private List<double[]> columns(int bars) {
    return plan.scans().stream().map(_ -> new double[bars]).toList();
  }

  private void take(List<double[]> columns, int bar) {
    for (int scan = 0; scan < columns.size(); scan++) {
      columns.get(scan)[bar] = evaluator.number(plan.scans().get(scan).expression());
    }
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
        .formatted(scan, evaluator.bars() - 1, Instant.ofEpochMilli(time));
  }
}
