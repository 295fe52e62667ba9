import io.opentrade.strategy.About;
import io.opentrade.strategy.Condition;
import io.opentrade.strategy.Data;
import io.opentrade.strategy.Params;
import io.opentrade.strategy.Plan;
import io.opentrade.strategy.Strategy;
import io.opentrade.strategy.Ta;

/// Trend by smoothed candles: long after some rising ones without a lower shadow, out at the first
/// that falls, unless the stronger trend of the SuperTrend band goes on.
///
/// ```
/// opentrade backtest HeikinAshi.java --demo
/// ```
public class HeikinAshi implements Strategy {
  @Override
  public About strategy() {
    return new About().timeframe("5m").warmup(60);
  }

  @Override
  public Params params() {
    return new Params().number("rising", 3, 1, 10, 1).number("multiplier", 3, 1, 6, 0.5);
  }

  @Override
  public Plan signals(Data d) {
    Ta.HeikinAshi smooth = d.ta().heikinAshi();
    Condition up = smooth.close().above(smooth.open());
    // Nothing below the body: the whole bar was bought.
    Condition pure = up.and(smooth.low().atLeast(smooth.open()));
    Condition several =
        d.ta().count(pure, d.params().get("rising")).atLeast(d.params().get("rising"));
    Ta.SuperTrend band = d.ta().superTrend(10, d.params().get("multiplier"));
    Condition rises = band.direction().above(0);
    return new Plan()
        .enterLong(several.and(rises))
        .exitLong(up.not().and(rises.not()))
        .plot("band", band.superTrend());
  }
}
