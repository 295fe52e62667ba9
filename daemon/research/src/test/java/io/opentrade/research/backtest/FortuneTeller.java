package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.sandbox.BarsJob;
import io.opentrade.sandbox.BarsProgress;
import io.opentrade.sandbox.BarsResult;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A worker whose strategy looks at a bar some way off: where that is higher it is long, else flat.
///
/// @param symbol of the only market whose other bars it looks at
/// @param ahead bars; 0 or less is honest
record FortuneTeller(String symbol, int ahead) implements SilentWorker {
  static final Declaration DECLARATION =
      new Declaration(
          1, null, 0, Map.of(), Map.of(), Map.of(), Set.of(Style.ON_BAR, Style.ON_BARS));
  private static final double NONE = Double.NaN;

  @Override
  public Declaration load(Script script) {
    return DECLARATION;
  }

  @Override
  public BarsResult runBars(BarsJob job, BarsProgress progress) {
    List<BarsResult.Place> places = new ArrayList<>();
    for (BarsJob.Place place : job.places()) {
      int distance = place.market().instrument().symbol().equals(symbol) ? ahead : 0;
      DecisionLog log = decisions(place.market().candles(), distance);
      places.add(new BarsResult.Place(log, 0, Map.of()));
    }
    return new BarsResult(places, List.of(), List.of(), 0);
  }

  private static DecisionLog decisions(Candles candles, int distance) {
    double[] close = candles.close();
    List<Decision> decisions = new ArrayList<>();
    for (int bar = 1; bar < close.length; bar++) {
      int other = Math.clamp(bar + (long) distance, 0, close.length - 1);
      Intent intent =
          close[other] > close[bar - 1]
              ? new Intent.Enter(Direction.LONG, null, NONE, NONE, NONE, NONE, "")
              : new Intent.Close(Direction.LONG, "");
      decisions.add(new Decision(bar, List.of(intent)));
    }
    return new DecisionLog(decisions);
  }
}
