package io.opentrade.strategy;

import io.opentrade.scripting.bars.BarHost;
import io.opentrade.scripting.plan.PlanBuilder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What `onBar` sees and does: the bar that has just closed, what is held, and orders. Nothing
/// changes during the call; what is ordered is decided at this bar's close.
public sealed class Context extends Data permits Stranger {
  private final BarHost bars;
  private final Map<String, Object> state = new LinkedHashMap<>();

  /// Made by the worker.
  public Context(PlanBuilder builder, BarHost bars) {
    super(new Scope(builder, bars));
    this.bars = bars;
  }

  /// Of a market that the run does not have.
  ///
  /// @param bars of a market that it has: refusals are counted there
  Context(PlanBuilder builder, BarHost bars, String stranger) {
    super(new Scope(builder, null, stranger));
    this.bars = bars;
  }

  /// The host side of a market of the run.
  final BarHost host() {
    return bars;
  }

  /// What is held.
  ///
  /// @param quantity of the base currency; negative when short, 0 when flat
  /// @param entryPrice average price of what is held; NaN when flat
  public record Position(double quantity, double entryPrice) {}

  /// A closed bar.
  ///
  /// @param index from 0
  /// @param time of its opening, milliseconds since the epoch (UTC)
  public record Bar(
      int index, long time, double open, double high, double low, double close, double volume) {}

  /// What is held.
  public Position position() {
    return new Position(bars.quantity, bars.entryPrice);
  }

  /// The bar that has just closed.
  public Bar bar() {
    return new Bar(
        bars.index, (long) bars.time, bars.open, bars.high, bars.low, bars.close, bars.volume);
  }

  /// The market's name, for example `BTC/USDT`.
  public String symbol() {
    return bars.symbol;
  }

  /// Whether that bar closed just now: always in `onBar`. In `onBars` a market may have longer bars
  /// than others, or a gap, or may not have begun: then its bar has the index −1 and no values.
  public boolean fresh() {
    return bars.fresh;
  }

  /// Free cash in the quote currency.
  public double cash() {
    return bars.cash;
  }

  /// Cash plus what is held, at the bar's close.
  public double equity() {
    return bars.equity;
  }

  /// Kept between bars, and over a restart: finite numbers, texts, true, false, null, and lists and
  /// maps of them; at most 65,536 characters as JSON. A backtest begins with nothing.
  public Map<String, Object> state() {
    return state;
  }

  /// Be long, with the run's size.
  public void buy() {
    buy(new Order());
  }

  /// Be long.
  public void buy(Order order) {
    order.queue(bars, "LONG");
  }

  /// Be short, with the run's size.
  public void sell() {
    sell(new Order());
  }

  /// Be short.
  public void sell(Order order) {
    order.queue(bars, "SHORT");
  }

  /// Places an order of one's own, or several that hang together, at the next open. It stands until
  /// it is over or cancelled, whatever is decided later.
  public PlacedOrder order(Order order) {
    return new PlacedOrder(bars.orders.place(order.draft(bars.orders)));
  }

  /// Takes back what is open of it.
  public void cancel(PlacedOrder order) {
    bars.orders.cancel(order.handle);
  }

  /// What was placed and is not over, the oldest first.
  public List<PlacedOrder> orders() {
    return IntStream.range(0, bars.orders.count())
        .mapToObj(index -> new PlacedOrder(bars.orders.open(index)))
        .toList();
  }

  /// Close what is held.
  public void closePosition() {
    closePosition("");
  }

  /// Close what is held.
  ///
  /// @param tag the exit reason
  public void closePosition(String tag) {
    closePosition(tag, Double.NaN);
  }

  /// Close what is held.
  ///
  /// @param tag the exit reason
  /// @param limit price of the exit, for rules that know one; NaN for none
  public void closePosition(String tag, double limit) {
    bars.queueExit(limit, tag);
  }

  /// Tells the person something: a message where the strategy runs live, a line of the log in a
  /// backtest.
  public void notify(String text) {
    bars.notice(text);
  }

  /// Draws a point at this bar; NaN for none.
  public void plot(String name, double value) {
    bars.plot(name, value);
  }

  /// Writes a line.
  public void log(Object... values) {
    bars.write(Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(" ")));
  }
}
