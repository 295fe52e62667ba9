package io.opentrade.engine.sim;

import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import java.util.ArrayList;
import java.util.List;

/// Orders on their way to the venue, and the time inside a bar: a leg of the path is walked at
/// constant speed.
final class Arrivals {
  private final long delay;
  private final List<Sent> sent = new ArrayList<>();
  private double from;
  private double to;
  private long start;
  private long end;

  private record Sent(Order order, long due) {}

  /// @param delay milliseconds
  Arrivals(long delay) {
    this.delay = delay;
  }

  boolean delays() {
    return delay > 0;
  }

  boolean none() {
    return sent.isEmpty();
  }

  /// It is that time now.
  void clock(long instant) {
    start = instant;
    end = instant;
  }

  /// The market sets out from one price to another.
  void leg(double price, double target, long arrival) {
    from = price;
    to = target;
    start = end;
    end = Math.max(start, arrival);
  }

  /// The time at which the market is at that price.
  long now(double price) {
    if (start == end || from == to) {
      return end;
    }
    return start + Math.round((end - start) * Math.clamp((price - from) / (to - from), 0, 1));
  }

  void send(Order order, double price) {
    sent.add(new Sent(order, now(price) + delay));
  }

  boolean recall(OrderId id) {
    return sent.removeIf(each -> each.order().id().equals(id));
  }

  /// Whether an order arrives before the end of this leg; at the end it belongs to what comes next.
  boolean pending() {
    for (Sent each : sent) {
      if (each.due() < end) {
        return true;
      }
    }
    return false;
  }

  /// At what price the next order meets the market, where one is pending.
  double meeting(double price) {
    long due = next();
    if (due <= now(price)) {
      return price;
    }
    return from + (to - from) * ((double) (due - start) / (end - start));
  }

  /// Gives out the orders that have arrived by then.
  List<Order> arrived(long instant) {
    List<Order> here = new ArrayList<>();
    sent.removeIf(each -> each.due() <= instant && here.add(each.order()));
    return here;
  }

  /// When the next order arrives.
  long next() {
    long due = Long.MAX_VALUE;
    for (Sent each : sent) {
      due = Math.min(due, each.due());
    }
    return due;
  }
}
