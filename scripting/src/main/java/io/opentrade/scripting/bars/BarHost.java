package io.opentrade.scripting.bars;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.View;
import io.opentrade.sandbox.Limits;
import io.opentrade.scripting.LogBook;
import io.opentrade.scripting.plan.Node;
import io.opentrade.scripting.plan.PlanBuilder;
import io.opentrade.scripting.plan.Refusal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.graalvm.polyglot.HostAccess.Export;

/// The host side of a script's context: the bar that has just closed, what is held, and the intents
/// of this call. The exported fields are written before each call, which is the cheapest way for a
/// script to read them. What the script does to them is overwritten at the next bar.
public final class BarHost {
  private static final int MAXIMUM_INTENTS = 1_000;

  @Export public final String symbol;
  @Export public final ScriptOrders orders;
  @Export public int index;
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
  private final Candles candles;
  private final Evaluator evaluator;
  private final LogBook log;
  private final Map<Node, Cell> cells = new IdentityHashMap<>();
  private final List<Cell> shown = new ArrayList<>();
  private final Set<String> plots = new LinkedHashSet<>();
  private List<Intent> intents = List.of();

  BarHost(PlanBuilder builder, String symbol, Candles candles, Evaluator evaluator, LogBook log) {
    this.builder = builder;
    this.symbol = symbol;
    this.orders = new ScriptOrders(builder, intent -> queue(() -> intent));
    this.candles = candles;
    this.evaluator = evaluator;
    this.log = log;
  }

  /// Goes on to a bar that has just closed.
  void moveTo(View view) {
    int bar = view.bar();
    index = bar;
    time = candles.time()[bar];
    open = candles.open()[bar];
    high = candles.high()[bar];
    low = candles.low()[bar];
    close = candles.close()[bar];
    volume = candles.volume()[bar];
    quantity = view.positionQuantity();
    entryPrice = view.positionEntryPrice();
    cash = view.cash();
    equity = view.equity();
    for (int number = 0; number < shown.size(); number++) {
      shown.get(number).moveTo(bar);
    }
    log.bar(bar);
    intents = List.of();
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
      known = builder.guarded(() -> make(node.expression()));
      cells.put(node, known);
      shown.add(known);
    }
    return known;
  }

  private Cell make(Expression expression) {
    return switch (expression.kind()) {
      case NUMBER -> new NumberCell(builder, evaluator.numbers(expression), index);
      case CONDITION -> new ConditionCell(builder, evaluator.condition(expression), index);
    };
  }

  /// Queues an entry; NaN and the empty text stand for what is not given.
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
        () ->
            new Intent.Enter(
                Direction.valueOf(direction),
                OrderValues.sizing(baseQuantity, percent, quote),
                OrderValues.price("limit", limit),
                OrderValues.price("stop", stop),
                OrderValues.price("take-profit", takeProfit),
                OrderValues.price("trail", trail),
                OrderValues.tag(tag),
                leverage(leverage)));
  }

  /// Queues the closing of whatever is held; a limit that is NaN stands for none.
  @Export
  public void queueExit(double limit, String tag) {
    queue(() -> new Intent.Close(null, OrderValues.price("limit", limit), OrderValues.tag(tag)));
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
    if (!plots.contains(name)) {
      builder.guarded(() -> plots.add(plotName(name)));
    }
    if (Double.isInfinite(value)) {
      builder.refuse("plot '" + name + "' takes a finite number, not " + value, "");
    }
  }

  private String plotName(String name) {
    if (plots.size() >= Limits.PLOTS || name.isEmpty() || name.length() > OrderValues.MAXIMUM_TAG) {
      throw new Refusal(
          "at most "
              + Limits.PLOTS
              + " plots with names of "
              + OrderValues.MAXIMUM_TAG
              + " characters",
          "");
    }
    return name;
  }

  /// The names under which the script has drawn.
  List<String> plots() {
    return List.copyOf(plots);
  }

  /// Takes in what happened to the script's orders since the last call.
  List<OrderEvent> hear(View view) {
    return view.news().stream().map(orders::hear).toList();
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

  private static double leverage(double value) {
    if (!Double.isNaN(value) && !(value >= 1 && value <= 1000)) {
      throw new Refusal("leverage must be a number from 1 to 1000, not " + value, "");
    }
    return value;
  }
}
