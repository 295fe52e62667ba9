import io.opentrade.strategy.About;
import io.opentrade.strategy.Column;
import io.opentrade.strategy.Context;
import io.opentrade.strategy.Data;
import io.opentrade.strategy.Params;
import io.opentrade.strategy.Plan;
import io.opentrade.strategy.Strategy;

/// Moving-average crossover: long while the fast average is above the slow one.
///
/// The twin of `sma-cross.js` and `sma-cross.py`, with the same trades. Java runs with the jail as
/// its only wall, and nothing but its author keeps it from reading later candles.
public class SmaCross implements Strategy {
  @Override
  public About strategy() {
    return new About().timeframe("5m").warmup(50);
  }

  @Override
  public Params params() {
    return new Params().number("fast", 10, 2, 200, 1).number("slow", 50, 5, 400, 5);
  }

  // Style 1: called once. The columns have no values here; we only say what to compute.
  @Override
  public Plan signals(Data d) {
    Column fast = d.ta().sma(d.close(), d.params().get("fast"));
    Column slow = d.ta().sma(d.close(), d.params().get("slow"));
    return new Plan()
        .enterLong(fast.crossesAbove(slow))
        .exitLong(fast.crossesBelow(slow))
        .plot("fast", fast)
        .plot("slow", slow);
  }

  // Style 2: called at every closed bar. `now()` is the value at that bar.
  @Override
  public void onBar(Context ctx) {
    Column fast = ctx.ta().sma(ctx.close(), ctx.params().get("fast"));
    Column slow = ctx.ta().sma(ctx.close(), ctx.params().get("slow"));
    if (ctx.position().quantity() == 0 && fast.crossesAbove(slow).now()) {
      ctx.buy();
    } else if (ctx.position().quantity() > 0 && fast.crossesBelow(slow).now()) {
      ctx.closePosition();
    }
  }
}
