package io.opentrade.scripting.bars;

import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.TimeInForce;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.OrderNews;
import io.opentrade.engine.strategy.OrderRequest;
import io.opentrade.engine.strategy.OrderRequest.Trail;
import io.opentrade.engine.strategy.OrderRequest.Type;
import io.opentrade.engine.strategy.Placement;
import io.opentrade.scripting.plan.PlanBuilder;
import io.opentrade.scripting.plan.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.graalvm.polyglot.HostAccess.Export;
import org.jspecify.annotations.Nullable;

/// The orders that a script places by itself, and what it hears of them.
public final class ScriptOrders {
  private static final int MOST_TOGETHER = 20;
  private static final int LONGEST_NAME = 40;

  private final PlanBuilder builder;
  private final Consumer<Intent> queue;
  private final Map<Integer, OrderHandle> open = new LinkedHashMap<>();
  private int handles;

  ScriptOrders(PlanBuilder builder, Consumer<Intent> queue) {
    this.builder = builder;
    this.queue = queue;
  }

  /// One order. NaN, 0 and the empty text stand for what is not given, minus infinity for a number
  /// that is none. What makes no sense is refused and counted when the next bar opens.
  @Export
  public OrderDraft order(
      String side,
      String type,
      double quantity,
      double percent,
      double quote,
      double limit,
      double trigger,
      double distance,
      double trailPercent,
      double ticks,
      double activation,
      double trailLimit,
      boolean reduceOnly,
      boolean postOnly,
      double display,
      String timeInForce,
      double until,
      String tag) {
    return builder.guarded(
        () -> {
          Side way = side(side);
          String name = OrderValues.tag(tag);
          try {
            Trail trail = trail(distance, trailPercent, ticks, activation, trailLimit);
            return new OrderDraft(
                new Placement.Single(
                    new OrderRequest(
                        way,
                        OrderValues.sizing(quantity, percent, quote),
                        type(type, limit, trigger, trail != null),
                        OrderValues.price("the limit price", limit),
                        OrderValues.price("the trigger price", trigger),
                        trail,
                        reduceOnly,
                        postOnly,
                        OrderValues.number("the display quantity", display),
                        time(timeInForce, until),
                        name)));
          } catch (ValueRefused refused) {
            return new OrderDraft(new Placement.Refused(way, refused.reason(), name));
          }
        });
  }

  private static Side side(String side) {
    return switch (side) {
      case "buy" -> Side.BUY;
      case "sell" -> Side.SELL;
      default -> throw new Refusal("side is \"buy\" or \"sell\", not '" + side + "'", "");
    };
  }

  private static Type type(String type, double limit, double trigger, boolean trails) {
    boolean limited = !Double.isNaN(limit);
    boolean triggered = !Double.isNaN(trigger);
    Type kind =
        switch (type) {
          case "" ->
              trails
                  ? Type.TRAILING_STOP
                  : triggered
                      ? (limited ? Type.STOP_LIMIT : Type.STOP)
                      : limited ? Type.LIMIT : Type.MARKET;
          case "market" -> Type.MARKET;
          case "limit" -> Type.LIMIT;
          case "stop" -> limited ? Type.STOP_LIMIT : Type.STOP;
          case "stop-limit" -> Type.STOP_LIMIT;
          case "take-profit" -> limited ? Type.TAKE_PROFIT_LIMIT : Type.TAKE_PROFIT;
          case "take-profit-limit" -> Type.TAKE_PROFIT_LIMIT;
          case "trailing-stop" -> Type.TRAILING_STOP;
          default ->
              throw new Refusal(
                  "no order has the type '" + type + "'",
                  "market, limit, stop, stop-limit, take-profit, take-profit-limit, trailing-stop");
        };
    boolean wantsTrigger =
        switch (kind) {
          case STOP, STOP_LIMIT, TAKE_PROFIT, TAKE_PROFIT_LIMIT -> true;
          case MARKET, LIMIT, TRAILING_STOP -> false;
        };
    boolean wantsLimit =
        switch (kind) {
          case LIMIT, STOP_LIMIT, TAKE_PROFIT_LIMIT -> true;
          case MARKET, STOP, TAKE_PROFIT, TRAILING_STOP -> false;
        };
    require(kind, "trigger", wantsTrigger, triggered);
    require(kind, "limit", wantsLimit, limited);
    require(kind, "trail", kind == Type.TRAILING_STOP, trails);
    return kind;
  }

  private static void require(Type kind, String what, boolean wanted, boolean given) {
    if (wanted != given) {
      String word = OrderHandle.word(kind).replace(' ', '-');
      throw new Refusal("a " + word + " order " + (wanted ? "needs a " : "takes no ") + what, "");
    }
  }

  private static @Nullable Trail trail(
      double distance, double percent, double ticks, double activation, double limit)
      throws ValueRefused {
    OrderValues.price("the trailing distance", distance);
    OrderValues.number("the trailing offset in percent", percent);
    OrderValues.price("the activation price", activation);
    OrderValues.price("the distance of the limit", limit);
    if (Double.isNaN(distance) && Double.isNaN(percent) && Double.isNaN(ticks)) {
      if (!Double.isNaN(activation) || !Double.isNaN(limit)) {
        throw new Refusal("a trail needs distance, percent or ticks", "");
      }
      return null;
    }
    if (!Double.isNaN(ticks) && !(ticks >= 1 && ticks <= 1e9 && ticks == Math.rint(ticks))) {
      throw new ValueRefused("the trailing offset in ticks is not a whole number from 1 up");
    }
    return new Trail(distance, percent, Double.isNaN(ticks) ? 0 : (int) ticks, activation, limit);
  }

  private static TimeInForce time(String word, double until) throws ValueRefused {
    if (!Double.isNaN(until)) {
      if (!(word.isEmpty() || word.equals("gtd"))) {
        throw new Refusal("until is a time in milliseconds, and goes with \"gtd\" only", "");
      }
      if (!(until > 0 && until < 1e15)) {
        throw new ValueRefused("the end of its time is not a time in milliseconds");
      }
      return new TimeInForce.GoodTillDate((long) until);
    }
    return switch (word) {
      case "", "gtc" -> new TimeInForce.GoodTillCancelled();
      case "ioc" -> new TimeInForce.ImmediateOrCancel();
      case "fok" -> new TimeInForce.FillOrKill();
      case "day" -> new TimeInForce.Day();
      case "gtd" -> throw new Refusal("\"gtd\" needs until: a time in milliseconds", "");
      default ->
          throw new Refusal(
              "no order has the time in force '" + word + "'", "gtc, ioc, fok, gtd, day");
    };
  }

  /// Adds an order of which, and those before it, the first fill cancels the others.
  ///
  /// @param other one order
  @Export
  public OrderDraft oco(OrderDraft first, OrderDraft other) {
    return builder.guarded(
        () -> {
          if (first.refused()) {
            return first;
          }
          List<OrderRequest> orders = new ArrayList<>();
          switch (first.placement()) {
            case Placement.Single(OrderRequest order) -> orders.add(order);
            case Placement.OneCancelsOther(List<OrderRequest> before) -> orders.addAll(before);
            case Placement.OneTriggersOther _ ->
                throw new Refusal("oco takes plain orders, without then", "");
            case Placement.Refused _ -> throw new IllegalStateException("looked at before");
          }
          if (other.refused()) {
            return other;
          }
          if (!(other.placement() instanceof Placement.Single(OrderRequest order))) {
            throw new Refusal("oco takes plain orders, without then or oco", "");
          }
          orders.add(order);
          if (orders.size() > MOST_TOGETHER) {
            throw new Refusal("oco takes at most " + MOST_TOGETHER + " orders", "");
          }
          return new OrderDraft(new Placement.OneCancelsOther(orders));
        });
  }

  /// What is placed when the first order is over, for as much as was filled.
  @Export
  public OrderDraft then(OrderDraft first, OrderDraft next) {
    return builder.guarded(
        () -> {
          if (first.refused() || next.refused()) {
            return first.refused() ? first : next;
          }
          if (!(first.placement() instanceof Placement.Single(OrderRequest order))) {
            throw new Refusal("an order of an oco has no then", "");
          }
          if (depth(next.placement()) > 3) {
            throw new Refusal("orders follow each other at most four deep", "");
          }
          return new OrderDraft(new Placement.OneTriggersOther(order, next.placement()));
        });
  }

  private static int depth(Placement placement) {
    return placement
            instanceof Placement.OneTriggersOther(OrderRequest _, Placement then, boolean _)
        ? 1 + depth(then)
        : 1;
  }

  /// Has the orders placed at the next open.
  @Export
  public OrderHandle place(OrderDraft draft) {
    OrderHandle handle = new OrderHandle(++handles);
    queue.accept(new Intent.Place(handle.id, draft.placement()));
    open.put(handle.id, handle);
    return handle;
  }

  /// An order in a market that the run does not have: refused and counted at the next open.
  ///
  /// @param symbol what the script calls the market
  @Export
  public OrderHandle stranger(String symbol, String side) {
    String plain = symbol.replaceAll("[^A-Za-z0-9._/:@-]", "?");
    String name = plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
    return place(
        new OrderDraft(new Placement.Refused(side(side), "there is no market " + name, "")));
  }

  /// What is counted as refused at the next open and places nothing.
  Intent refused(Side side, String reason, String tag) {
    return new Intent.Place(++handles, new Placement.Refused(side, reason, tag));
  }

  /// Has what is open of a handle's orders taken back.
  @Export
  public void cancel(OrderHandle handle) {
    OrderHandle known = open.get(handle.id);
    if (known != null && known != handle) {
      builder.refuse(
          "that order is in another market", "cancel it in the market in which it was placed");
    }
    queue.accept(new Intent.Withdraw(handle.id));
  }

  /// How many handles have an order that is not over.
  @Export
  public int count() {
    return open.size();
  }

  /// One of them, the oldest first.
  @Export
  public OrderHandle open(int index) {
    return List.copyOf(open.values()).get(index);
  }

  /// Goes on from an earlier life.
  ///
  /// @param last number that was given
  /// @param before what was heard of each handle that is still open
  void restore(int last, Map<Integer, List<OrderNews>> before) {
    handles = last;
    before.forEach(
        (id, all) -> {
          OrderHandle handle = new OrderHandle(id);
          open.put(id, handle);
          all.forEach(this::hear);
        });
  }

  /// Takes in what happened.
  ///
  /// @return the handle it happened to; null where the engine made the order for an entry or an
  ///     exit
  @Nullable OrderHandle hear(OrderNews news) {
    OrderHandle handle = open.get(news.handle());
    if (handle != null) {
      handle.hear(news);
      if (handle.done) {
        open.remove(handle.id);
      }
    }
    return handle;
  }
}
