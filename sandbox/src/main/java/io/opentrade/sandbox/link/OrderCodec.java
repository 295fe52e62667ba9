package io.opentrade.sandbox.link;

import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.TimeInForce;
import io.opentrade.engine.strategy.OrderRequest;
import io.opentrade.engine.strategy.Placement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Orders that a strategy asks for.
final class OrderCodec {
  private static final int TEXT = 800;
  private static final int ORDERS = 20;
  private static final int DEEPEST = 5;

  private OrderCodec() {}

  static void placement(WireWriter out, Placement placement) {
    switch (placement) {
      case Placement.Single(OrderRequest order) -> order(out.octet(0), order);
      case Placement.OneCancelsOther(List<OrderRequest> orders) ->
          out.octet(1).list(orders, order -> order(out, order));
      case Placement.OneTriggersOther(OrderRequest first, Placement then, boolean _) -> {
        order(out.octet(2), first);
        placement(out, then);
      }
      case Placement.Refused(Side side, String reason, String tag) ->
          out.octet(3).constant(side).text(reason).text(tag);
    }
  }

  static Placement placement(WireReader in) {
    return placement(in, 0);
  }

  private static Placement placement(WireReader in, int depth) {
    if (depth > DEEPEST) {
      throw new LinkException("orders are nested too deeply");
    }
    int tag = in.octet();
    return switch (tag) {
      case 0 -> new Placement.Single(order(in));
      case 1 -> new Placement.OneCancelsOther(in.list(ORDERS, () -> order(in)));
      case 2 -> new Placement.OneTriggersOther(order(in), placement(in, depth + 1));
      case 3 -> new Placement.Refused(in.constant(Side.class), in.text(TEXT), in.text(TEXT));
      default -> throw new LinkException("no placement has the tag " + tag);
    };
  }

  private static void order(WireWriter out, OrderRequest order) {
    out.constant(order.side());
    RunCodec.sizing(out, order.sizing());
    out.constant(order.type()).number(order.limit()).number(order.trigger());
    OrderRequest.Trail trail = order.trail();
    out.flag(trail != null);
    if (trail != null) {
      out.number(trail.distance())
          .number(trail.percent())
          .integer(trail.ticks())
          .number(trail.activation())
          .number(trail.limit());
    }
    out.flag(order.reduceOnly()).flag(order.postOnly()).number(order.display());
    time(out, order.timeInForce());
    out.text(order.tag());
  }

  private static OrderRequest order(WireReader in) {
    return new OrderRequest(
        in.constant(Side.class),
        RunCodec.sizing(in),
        in.constant(OrderRequest.Type.class),
        in.number(),
        in.number(),
        trail(in),
        in.flag(),
        in.flag(),
        in.number(),
        time(in),
        in.text(TEXT));
  }

  private static OrderRequest.@Nullable Trail trail(WireReader in) {
    return in.flag()
        ? new OrderRequest.Trail(
            in.number(), in.number(), in.integer(Integer.MAX_VALUE), in.number(), in.number())
        : null;
  }

  private static void time(WireWriter out, TimeInForce time) {
    switch (time) {
      case TimeInForce.GoodTillCancelled() -> out.octet(0);
      case TimeInForce.ImmediateOrCancel() -> out.octet(1);
      case TimeInForce.FillOrKill() -> out.octet(2);
      case TimeInForce.GoodTillDate(long until) -> out.octet(3).longInteger(until);
      case TimeInForce.Day() -> out.octet(4);
    }
  }

  private static TimeInForce time(WireReader in) {
    int tag = in.octet();
    return switch (tag) {
      case 0 -> new TimeInForce.GoodTillCancelled();
      case 1 -> new TimeInForce.ImmediateOrCancel();
      case 2 -> new TimeInForce.FillOrKill();
      case 3 -> new TimeInForce.GoodTillDate(in.longInteger());
      case 4 -> new TimeInForce.Day();
      default -> throw new LinkException("no time in force has the tag " + tag);
    };
  }
}
