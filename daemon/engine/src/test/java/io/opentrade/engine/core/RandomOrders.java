package io.opentrade.engine.core;

import io.opentrade.engine.domain.Conditions;
import io.opentrade.engine.domain.Offset;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.Ticket;
import io.opentrade.engine.domain.TimeInForce;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Any orders of any kind around a price.
final class RandomOrders {
  static final BigDecimal CASH = new BigDecimal(100_000_000);
  private static final long HOUR = 3_600_000L;

  private final Random random;

  RandomOrders(Random random) {
    this.random = random;
  }

  static String line(String id, BigDecimal quantity, BigDecimal price, BigDecimal fee) {
    return "%s: %s@%s fee %s".formatted(id, plain(quantity), plain(price), plain(fee));
  }

  static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /// @param cents the market's price
  OrderPlan plan(int cents, long now, BigDecimal held) {
    return switch (random.nextInt(6)) {
      case 0 -> oneCancelsOther(cents, now, held);
      case 1 -> {
        Side side = side();
        Ticket entry = entry(side, cents, now);
        yield new OrderPlan.OneTriggersOther(
            entry,
            random.nextBoolean()
                ? new OrderPlan.Single(reduction(side.opposite(), cents, now, 50))
                : new OrderPlan.OneCancelsOther(
                    List.of(
                        reduction(side.opposite(), cents, now, 50),
                        reduction(side.opposite(), cents, now, 50))));
      }
      default -> new OrderPlan.Single(ticket(cents, now, held));
    };
  }

  private OrderPlan oneCancelsOther(int cents, long now, BigDecimal held) {
    List<Ticket> tickets = new ArrayList<>();
    for (int i = 2 + random.nextInt(2); i > 0; i--) {
      tickets.add(ticket(cents, now, held));
    }
    return new OrderPlan.OneCancelsOther(tickets);
  }

  private Ticket ticket(int cents, long now, BigDecimal held) {
    if (held.signum() != 0 && random.nextBoolean()) {
      Side side = held.signum() > 0 ? Side.SELL : Side.BUY;
      // Now and then more than is held, or the wrong way: refused.
      Side way = random.nextInt(20) == 0 ? side.opposite() : side;
      return reduction(way, cents, now, held.abs().movePointRight(1).intValue() + 1);
    }
    return entry(side(), cents, now);
  }

  private Ticket entry(Side side, int cents, long now) {
    Quantity quantity = quantity(50);
    Terms terms = terms(cents);
    return new Ticket(side, quantity, terms, Purpose.ENTRY, "", conditions(terms, quantity, now));
  }

  private Ticket reduction(Side side, int cents, long now, int most) {
    Quantity quantity = quantity(most);
    Terms terms = terms(cents);
    Purpose purpose = random.nextBoolean() ? Purpose.STOP_LOSS : Purpose.TAKE_PROFIT;
    return new Ticket(side, quantity, terms, purpose, "", conditions(terms, quantity, now));
  }

  private Side side() {
    return random.nextBoolean() ? Side.BUY : Side.SELL;
  }

  private Quantity quantity(int most) {
    return new Quantity(BigDecimal.valueOf(1 + random.nextInt(most), 1));
  }

  private Terms terms(int cents) {
    return switch (random.nextInt(7)) {
      case 0 -> new Terms.Market();
      case 1 -> new Terms.Limit(near(cents));
      case 2 -> new Terms.Stop(near(cents));
      case 3 -> new Terms.StopLimit(near(cents), near(cents));
      case 4 -> new Terms.TakeProfit(near(cents));
      case 5 -> new Terms.TakeProfitLimit(near(cents), near(cents));
      default ->
          new Terms.TrailingStop(
              offset(),
              random.nextInt(3) == 0 ? near(cents) : null,
              random.nextInt(3) == 0 ? new Terms.Tightening(offset(), near(cents)) : null,
              random.nextInt(3) == 0 ? offset() : null);
    };
  }

  private Price near(int cents) {
    int away = 1 + cents / 20;
    return new Price(BigDecimal.valueOf(cents + random.nextInt(2 * away + 1) - away, 2));
  }

  private Offset offset() {
    return switch (random.nextInt(3)) {
      case 0 -> new Offset.Distance(new Price(BigDecimal.valueOf(1 + random.nextInt(60), 2)));
      case 1 -> new Offset.Percent(BigDecimal.valueOf(10 + random.nextInt(60), 1));
      default -> new Offset.Ticks(1 + random.nextInt(60));
    };
  }

  private Conditions conditions(Terms terms, Quantity quantity, long now) {
    boolean limit = terms instanceof Terms.Limit;
    boolean post = limit && random.nextInt(6) == 0;
    TimeInForce time =
        switch (random.nextInt(8)) {
          case 0 -> new TimeInForce.GoodTillDate(now + (random.nextInt(20) - 1) * HOUR);
          case 1 -> new TimeInForce.Day();
          case 2 ->
              limit && !post || terms instanceof Terms.Market
                  ? new TimeInForce.ImmediateOrCancel()
                  : new TimeInForce.GoodTillCancelled();
          case 3 ->
              limit && !post || terms instanceof Terms.Market
                  ? new TimeInForce.FillOrKill()
                  : new TimeInForce.GoodTillCancelled();
          default -> new TimeInForce.GoodTillCancelled();
        };
    boolean iceberg = limit && !time.immediate() && random.nextInt(5) == 0;
    int lots = quantity.value().movePointRight(1).intValueExact();
    Quantity display =
        iceberg ? new Quantity(BigDecimal.valueOf(1 + random.nextInt(lots), 1)) : null;
    return new Conditions(time, post, display);
  }
}
