package io.opentrade.scripting.bars;

import io.opentrade.engine.domain.Side;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.OrderNews;
import io.opentrade.scripting.LogBook;
import io.opentrade.scripting.plan.Node;
import io.opentrade.scripting.plan.PlanBuilder;
import io.opentrade.scripting.plan.Refusal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.graalvm.polyglot.HostAccess.Export;

/// The host side of a script's context: the bar that has just closed, what is held, and the intents
/// of this call. The exported fields are written before each call, which is the cheapest way for a
/// script to read them. What the script does to them is overwritten at the next bar, and believed
/// by nobody: the bar that counts is known here alone.
public final class BarHost {
  private static final int MAXIMUM_INTENTS = 1_000;

  @Export public final String symbol;
  @Export public final ScriptOrders orders;

  /// The market's number in the run.
  @Export public final int market;

  /// The bar that has closed last; -1 before the first.
  @Export public int index = -1;

  /// Whether it closed just now.
  @Export public boolean fresh;

  @Export public double time;
  @Export public double open;
  @Export public double high;
  @Export public double low;
  @Export public double close;
  @Export public double volume;
  @Export public double quantity;
  @Export public double entryPrice;
  @Export public double cash;
  @Export public double equity;

  private final PlanBuilder builder;
  private final Tape tape;
  private final LogBook log;
  private final Map<Node, Cell> cells = new IdentityHashMap<>();
  private final List<Cell> shown = new ArrayList<>();
  private final Plots plots;
  private List<Intent> intents = List.of();
  private int bar = -1;

  BarHost(PlanBuilder builder, int number, int markets, Tape tape, LogBook log) {
    this.builder = builder;
    this.market = number;
    this.symbol = tape.symbol();
    this.orders = new ScriptOrders(builder, intent -> queue(() -> intent));
    this.tape = tape;
    this.log = log;
    this.plots = new Plots(tape.drawn(), markets);
  }

  /// Goes on to a bar that has closed.
  ///
  /// @param next -1 where none has
  void moveTo(
      int next, boolean closedNow, double held, double entered, double money, double worth) {
    bar = next;
    index = bar;
    fresh = closedNow;
    boolean none = bar < 0;
    time = none ? Double.NaN : tape.time(bar);
    open = none ? Double.NaN : tape.open(bar);
    high = none ? Double.NaN : tape.high(bar);
    low = none ? Double.NaN : tape.low(bar);
    close = none ? Double.NaN : tape.close(bar);
    volume = none ? Double.NaN : tape.volume(bar);
    quantity = held;
    entryPrice = entered;
    cash = money;
    equity = worth;
    for (int number = 0; number < shown.size(); number++) {
      shown.get(number).moveTo(bar);
    }
    log.bar(bar);
    intents = List.of();
  }

  /// The bar that has closed last; -1 before the first.
  int bar() {
    return bar;
  }

  /// What the script wanted in the last call.
  List<Intent> intents() {
    return intents;
  }

  /// Opens a column, which computes it for all bars.
  @Export
  public Object cell(Node node) {
    Cell known = cells.get(node);
    if (known == null) {
      known = builder.guarded(() -> make(builder.own(node).expression()));
      cells.put(node, known);
      shown.add(known);
    }
    return known;
  }

  private Cell make(Expression expression) {
    return switch (expression.kind()) {
      case NUMBER -> new NumberCell(builder, tape.numbers(expression), bar);
      case CONDITION -> new ConditionCell(builder, tape.condition(expression), bar);
    };
  }

  /// Queues an entry; NaN and the empty text stand for what is not given, minus infinity for a
  /// number that is none. What makes no sense is refused and counted when the next bar opens.
  @Export
  public void queueEntry(
      String direction,
      double baseQuantity,
      double percent,
      double quote,
      double limit,
      double stop,
      double takeProfit,
      double trail,
      double leverage,
      String tag) {
    queue(
        () -> {
          Direction way = Direction.valueOf(direction);
          try {
            return new Intent.Enter(
                way,
                OrderValues.sizing(baseQuantity, percent, quote),
                OrderValues.price("the limit price", limit),
                OrderValues.price("the stop", stop),
                OrderValues.price("the take-profit", takeProfit),
                OrderValues.price("the trailing distance", trail),
                OrderValues.tag(tag),
                OrderValues.leverage(leverage));
          } catch (ValueRefused refused) {
            return new Intent.Invalid(way, refused.reason());
          }
        });
  }

  /// Queues the closing of whatever is held; a limit that is NaN stands for none.
  @Export
  public void queueExit(double limit, String tag) {
    queue(
        () -> {
          try {
            double price = OrderValues.price("the limit price of the exit", limit);
            return new Intent.Close(null, price, OrderValues.tag(tag));
          } catch (ValueRefused refused) {
            return orders.refused(Side.SELL, refused.reason(), OrderValues.tag(tag));
          }
        });
  }

  @Export
  public void write(String text) {
    log.write(text);
  }

  /// Writes text that is for the person.
  @Export
  public void notice(String text) {
    log.notice(text);
  }

  /// Draws a point at this bar; NaN for none.
  @Export
  public void plot(String name, double value) {
    builder.guarded(
        () -> {
          plots.draw(name, bar, value);
          return name;
        });
  }

  /// What the script has drawn.
  Map<String, double[]> plots() {
    return plots.columns();
  }

  /// Takes in what happened to the script's orders since the last call.
  List<OrderEvent> hear(List<OrderNews> news) {
    if (news.isEmpty()) {
      return List.of(); // at nearly all bars
    }
    List<OrderEvent> events = new ArrayList<>(news.size());
    for (OrderNews each : news) {
      events.add(new OrderEvent(each, orders.hear(each), this));
    }
    return events;
  }

  private void queue(Supplier<Intent> intent) {
    builder.guarded(
        () -> {
          if (intents.isEmpty()) {
            intents = new ArrayList<>();
          }
          if (intents.size() >= MAXIMUM_INTENTS) {
            throw new Refusal("more than " + MAXIMUM_INTENTS + " orders on one bar", "");
          }
          return intents.add(intent.get());
        });
  }
}
