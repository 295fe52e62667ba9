import io.opentrade.strategy.About;
import io.opentrade.strategy.Context;
import io.opentrade.strategy.Order;
import io.opentrade.strategy.OrderEvent;
import io.opentrade.strategy.Params;
import io.opentrade.strategy.Strategy;

/// Buys for the same money every few hours, and once more at each rung of a ladder below the price:
/// more is bought where it is cheap. All of it is sold at a profit on the average price.
///
/// What is kept in `state()` survives a restart; a timer is due at the first bar that closes at or
/// after each multiple of its interval.
///
/// ```
/// opentrade backtest DollarCostAverage.java --demo --close-at-end
/// ```
public class DollarCostAverage implements Strategy {
  @Override
  public About strategy() {
    return new About().timeframe("5m").timer("buy", "8h");
  }

  @Override
  public Params params() {
    return new Params()
        .number("amount", 300, 10, 5000, 10)
        .number("rungPercent", 4, 0.5, 20, 0.5)
        .number("profitPercent", 8, 0.5, 50, 0.5);
  }

  @Override
  public void onTimer(Context ctx, String name) {
    double amount = ctx.params().number("amount");
    if (ctx.cash() > 2 * amount) {
      ctx.buy(new Order().quote(amount).tag("interval"));
      // The ladder: one rung at a time, laid anew with each purchase.
      ctx.orders().forEach(ctx::cancel);
      double rung = ctx.bar().close() * (1 - ctx.params().number("rungPercent") / 100);
      ctx.order(new Order().side("buy").limit(Math.round(rung * 100) / 100.0).quote(amount));
    }
  }

  @Override
  public void onFill(Context ctx, OrderEvent fill) {
    double bought = (Double) ctx.state().getOrDefault("purchases", 0.0);
    ctx.state().put("purchases", fill.side().equals("buy") ? bought + 1 : 0.0);
  }

  @Override
  public void onBar(Context ctx) {
    double entry = ctx.position().entryPrice();
    if (ctx.bar().close() > entry * (1 + ctx.params().number("profitPercent") / 100)) {
      ctx.orders().forEach(ctx::cancel);
      ctx.closePosition("profit");
      ctx.log("sold after", ctx.state().get("purchases"), "purchases");
    }
  }
}
