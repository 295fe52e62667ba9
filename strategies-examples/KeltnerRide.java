import io.opentrade.strategy.About;
import io.opentrade.strategy.Context;
import io.opentrade.strategy.Order;
import io.opentrade.strategy.Params;
import io.opentrade.strategy.Strategy;
import io.opentrade.strategy.Ta;

/// Rides a move out of the Keltner channel, adds to it while it goes on, and sizes every part by
/// the average range, so that each risks the same share of the account at its stop.
///
/// ```
/// opentrade backtest KeltnerRide.java --demo
/// ```
public class KeltnerRide implements Strategy {
  private int parts;
  private double last;

  @Override
  public About strategy() {
    return new About().timeframe("5m").warmup(60);
  }

  @Override
  public Params params() {
    return new Params()
        .number("length", 20, 5, 200, 1)
        .number("width", 2, 0.5, 5, 0.25)
        .number("riskPercent", 0.5, 0.1, 5, 0.1)
        .number("parts", 4, 1, 10, 1);
  }

  @Override
  public void onBar(Context ctx) {
    Ta.Keltner channel =
        ctx.ta().keltner(ctx.params().get("length"), 10, ctx.params().get("width"));
    double range = ctx.ta().atr(20).now();
    double price = ctx.bar().close();
    boolean held = ctx.position().quantity() > 0;
    if (!held) {
      parts = 0;
    }
    boolean begins = !held && ctx.close().crossesAbove(channel.upper()).now();
    boolean goesOn = held && parts < ctx.params().number("parts") && price > last + range;
    if (begins || goesOn) {
      double distance = 2 * range;
      double wanted = ctx.equity() * ctx.params().number("riskPercent") / 100 / distance;
      double affordable = 0.95 * ctx.cash() / price;
      ctx.buy(
          new Order()
              .quantity(Math.min(wanted, affordable))
              .stop(price - distance)
              .tag("part " + (parts + 1)));
      parts++;
      last = price;
    } else if (held && ctx.close().below(channel.middle()).now()) {
      ctx.closePosition("back inside");
    }
  }
}
