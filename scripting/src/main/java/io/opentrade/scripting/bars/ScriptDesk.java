package io.opentrade.scripting.bars;

import io.opentrade.engine.backtest.GroupView;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.OrderNews;
import io.opentrade.engine.strategy.View;
import io.opentrade.sandbox.BarsJob;
import io.opentrade.scripting.LogBook;
import io.opentrade.scripting.plan.PlanBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A market of a run with all that a script sees and says of it.
final class ScriptDesk {
  private final int number;
  private final int markets;
  private final Market market;
  private final Evaluator evaluator;
  private final Tape tape;
  private final LogBook log;
  private @Nullable BarHost host;

  /// @param number of the market in the run
  /// @param markets how many it has
  ScriptDesk(int number, int markets, BarsJob.Place place, LogBook log) {
    this.number = number;
    this.markets = markets;
    this.market = place.market();
    this.evaluator = new Evaluator(market.candles(), place.series(), Map.of());
    this.tape = new PastTape(market.instrument().symbol(), market.candles(), evaluator);
    this.log = log;
  }

  /// Makes the host side of the script's context.
  BarHost open(PlanBuilder builder) {
    BarHost made = new BarHost(builder, number, markets, tape, log);
    host = made;
    return made;
  }

  Market market() {
    return market;
  }

  Candles candles() {
    return market.candles();
  }

  String symbol() {
    return market.instrument().symbol();
  }

  /// The bar it is at; -1 before the first.
  int bar() {
    return host().bar();
  }

  /// Goes on to a bar that has just closed.
  void moveTo(View view) {
    host()
        .moveTo(
            view.bar(),
            true,
            view.positionQuantity(),
            view.positionEntryPrice(),
            view.cash(),
            view.equity());
  }

  /// Goes on to a moment, at which its own bar may not have closed.
  void moveTo(GroupView view) {
    host()
        .moveTo(
            view.bar(number),
            view.fresh(number),
            view.positionQuantity(number),
            view.positionEntryPrice(number),
            view.cash(),
            view.equity());
  }

  /// Takes in what happened to the script's orders since the last call.
  List<OrderEvent> hear(List<OrderNews> news) {
    return host().hear(news);
  }

  /// What the script wanted in the last call.
  List<Intent> intents() {
    return host().intents();
  }

  /// The first bar at which all indicators that the script has asked for have a value.
  int ready() {
    return evaluator.warmup();
  }

  /// What the script has drawn.
  Map<String, double[]> plots() {
    return host().plots();
  }

  /// For messages: `on bar 300 (2024-01-01T05:00:00Z)`, of which market where there are several.
  String where() {
    Instant time = Instant.ofEpochMilli(candles().time()[Math.max(0, bar())]);
    return (markets == 1 ? "" : symbol() + " ") + "on bar " + bar() + " (" + time + ")";
  }

  private BarHost host() {
    return Objects.requireNonNull(host, "the prelude was opened with it");
  }
}
