import io.opentrade.strategy.About;
import io.opentrade.strategy.Context;
import io.opentrade.strategy.Order;
import io.opentrade.strategy.Params;
import io.opentrade.strategy.Portfolio;
import io.opentrade.strategy.Strategy;
import java.util.List;

/// Risk parity: all markets are held at once, each for as much money as makes it move the account
/// like the others, and set right again once a week.
///
/// A market is bought or reduced by an order of the difference, so that what need not change pays
/// no fee.
///
/// ```
/// opentrade backtest RiskParity.java --data data/AAA_USDT-1h.csv \
///   --data data/BBB_USDT-1h.csv --data data/CCC_USDT-1h.csv --close-at-end
/// ```
public class RiskParity implements Strategy {
  @Override
  public About strategy() {
    return new About().timeframe("1h").warmup(100).timer("weekly", "7d");
  }

  @Override
  public Params params() {
    return new Params().number("length", 72, 24, 500, 12).number("slackPercent", 2, 0, 20, 1);
  }

  @Override
  public void onStart(Portfolio ctx) {
    balance(ctx);
  }

  @Override
  public void onTimer(Portfolio ctx, String name) {
    balance(ctx);
  }

  private static void balance(Portfolio ctx) {
    List<Double> calm = ctx.markets().stream().map(each -> 1 / move(ctx, each)).toList();
    double all = calm.stream().mapToDouble(each -> each).sum();
    double slack = ctx.equity() * ctx.params().number("slackPercent") / 100;
    for (int i = 0; i < calm.size(); i++) {
      Context market = ctx.markets().get(i);
      double price = market.bar().close();
      double wanted = 0.9 * ctx.equity() * calm.get(i) / all;
      double missing = wanted - market.position().quantity() * price;
      if (missing > slack) {
        market.order(new Order().side("buy").quote(missing).tag("balance"));
      } else if (missing < -slack) {
        market.order(
            new Order().side("sell").quantity(-missing / price).reduceOnly().tag("balance"));
      }
    }
  }

  /// The usual move of an hour, as a share of the price.
  private static double move(Portfolio ctx, Context market) {
    return market.ta().atr(ctx.params().get("length")).divide(market.close()).now();
  }

  @Override
  public void onBars(Portfolio ctx) {}
}
