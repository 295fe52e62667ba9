import io.opentrade.strategy.About;
import io.opentrade.strategy.Column;
import io.opentrade.strategy.Context;
import io.opentrade.strategy.Data;
import io.opentrade.strategy.Order;
import io.opentrade.strategy.Params;
import io.opentrade.strategy.Plan;
import io.opentrade.strategy.Strategy;

public class training implements Strategy {
  @Override
  public About strategy() {
    return new About().timeframe("5m").warmup(50);
  }

  @Override
  public Params params() {
    return new Params().number("fast", 10, 2, 200).number("slow", 50, 5, 400);
  }

  @Override
  public Plan signals(Data d) {
    Column fast = d.ta().sma(d.close(), d.params().get("fast"));
    Column slow = d.ta().ema(d.close(), d.params().get("slow"));
    Column upper = d.ta().bollinger(d.close(), 20, 2).upper();
    return new Plan()
        .enterLong(fast.crossesAbove(slow).and(d.ta().rsi(d.close(), 14).below(70)))
        .exitLong(fast.crossesBelow(slow).or(d.close().above(upper).not()))
        .stop(d.close().minus(d.ta().atr(14).times(2)))
        .plot("fast", fast);
  }

  @Override
  public void onBar(Context ctx) {
    Column fast = ctx.ta().sma(ctx.close(), ctx.params().get("fast"));
    Column slow = ctx.ta().sma(ctx.close(), ctx.params().get("slow"));
    if (ctx.position().quantity() == 0 && fast.crossesAbove(slow).now()) {
      ctx.buy(new Order().percent(50).stop(ctx.bar().close() * 0.9).tag("training"));
      ctx.log("in at", ctx.bar().close(), ctx.close().ago(1));
    } else if (ctx.position().quantity() > 0 && fast.crossesBelow(slow).now()) {
      ctx.closePosition();
    }
  }
}
