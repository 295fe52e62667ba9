package io.opentrade.server.session;

import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Money;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.PositionInfo;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.venue.PositionTerms;
import io.opentrade.server.venue.VenuePosition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What orders in futures need beside what all orders do: the terms at which they are held.
final class FuturesOrders {
  private FuturesOrders() {}

  /// Leverage and margin are for accounts that trade futures.
  static void demandFutures(Session session, @Nullable Decimal leverage, @Nullable String margin) {
    ExchangeLink link = session.link();
    if ((leverage != null || margin != null) && (link == null || !link.futures())) {
      throw usage(
          session.account().name() + " trades spot markets: nothing is borrowed there",
          "leave --leverage and --margin out");
    }
  }

  /// The terms that a request names; those that there are where it names none.
  static PositionTerms terms(
      PositionTerms now, @Nullable Decimal leverage, @Nullable String margin) {
    int times = now.leverage();
    if (leverage != null) {
      BigDecimal value = leverage.value().stripTrailingZeros();
      if (value.scale() > 0 || value.signum() <= 0 || value.precision() > 3) {
        throw usage("--leverage " + leverage + " is no leverage", "a whole number from 1 on");
      }
      times = value.intValueExact();
    }
    if (margin == null) {
      return new PositionTerms(times, now.margin());
    }
    return switch (margin) {
      case "isolated" -> new PositionTerms(times, MarginMode.ISOLATED);
      case "cross" -> new PositionTerms(times, MarginMode.CROSS);
      default -> throw usage("'" + margin + "' is no margin", "isolated or cross");
    };
  }

  /// Sets at which terms a desk holds its future; nothing for a spot market. Nobody else may hold
  /// or trade the market: an exchange has one position of it.
  static void agree(
      Session.Loop loop,
      int number,
      @Nullable Decimal leverage,
      @Nullable String margin,
      String by) {
    if (!(loop.trading() instanceof VenueTrading trading)
        || !trading.desks().get(number).future()) {
      return;
    }
    VenueDesk desk = trading.desks().get(number);
    demandAlone(loop, desk);
    PositionTerms wanted = terms(desk.terms(), leverage, margin);
    if (wanted.equals(desk.terms())) {
      return;
    }
    if (busy(loop, desk)) {
      throw new RequestFailed(
          FailureKind.REFUSED,
          desk.facts().symbol() + " is held or ordered at " + desk.terms().words(),
          "close and cancel first, or leave --leverage and --margin out");
    }
    loop.accept(new Entry.MarginSet(loop.stamp(), number, wanted.leverage(), wanted.margin(), by));
  }

  private static boolean busy(Session.Loop loop, VenueDesk desk) {
    var at = loop.trading().engine().desk(desk.number());
    return !at.position().flat() || !at.openOrderList().isEmpty();
  }

  private static void demandAlone(Session.Loop loop, VenueDesk desk) {
    for (VenueDesk other : AccountBooks.trading(loop).desks()) {
      boolean same = other.facts().symbol().equals(desk.facts().symbol());
      if (same && other.number() != desk.number() && (busy(loop, other) || runs(loop, other))) {
        String who =
            other.facts().strategy() == DeskFacts.BY_HAND
                ? "a person"
                : "strategy " + other.facts().strategy();
        throw new RequestFailed(
            FailureKind.REFUSED,
            who
                + " trades "
                + desk.facts().symbol()
                + " at this account, and an exchange has one position of a future",
            "use another account, or stop and close there first");
      }
    }
  }

  private static boolean runs(Session.Loop loop, VenueDesk desk) {
    return loop.trading().roster().all().stream()
        .anyMatch(member -> member.running() && member.facts().number() == desk.facts().strategy());
  }

  /// What may be ordered with so much cash, fee included, as if nothing were borrowed.
  static Money spendable(Session.Loop loop, int number, Money free, @Nullable Decimal leverage) {
    if (!(loop.trading() instanceof VenueTrading trading)
        || !trading.desks().get(number).future()) {
      return free;
    }
    VenueDesk desk = trading.desks().get(number);
    BigDecimal fee = desk.facts().fee();
    BigDecimal times = BigDecimal.valueOf(terms(desk.terms(), leverage, null).leverage());
    BigDecimal each = BigDecimal.ONE.divide(times, Contract.DIGITS).add(fee);
    return new Money(
        free.value()
            .multiply(BigDecimal.ONE.add(fee))
            .divide(each, Contract.DIGITS)
            .setScale(8, RoundingMode.DOWN));
  }

  /// Positions with what their exchange tells of them, and those that are no work of ours.
  static List<PositionInfo> told(Session session, List<PositionInfo> ours)
      throws InterruptedException {
    ExchangeLink link = session.link();
    FuturesComparison futures = link == null ? null : link.comparison();
    if (link == null || !link.futures()) {
      return ours;
    }
    Map<String, PositionTerms> terms = session.ask(FuturesOrders::terms);
    Map<String, VenuePosition> there = futures == null ? Map.of() : futures.positions();
    List<PositionInfo> all = new ArrayList<>();
    for (PositionInfo each : ours) {
      PositionTerms held =
          terms.getOrDefault(each.symbol(), new PositionTerms(1, MarginMode.ISOLATED));
      all.add(told(each, held, there.get(each.symbol())));
    }
    if (futures != null) {
      for (String symbol : futures.differences().keySet()) {
        VenuePosition position = there.get(symbol);
        if (position != null) {
          all.add(elsewhere(session.account().name(), symbol, position));
        }
      }
    }
    return all;
  }

  private static Map<String, PositionTerms> terms(Session.Loop loop) {
    Map<String, PositionTerms> all = new HashMap<>();
    for (VenueDesk desk : AccountBooks.trading(loop).desks()) {
      if (!loop.trading().engine().desk(desk.number()).position().flat()) {
        all.put(desk.facts().symbol(), desk.terms());
      }
    }
    return all;
  }

  private static PositionInfo told(
      PositionInfo ours, PositionTerms terms, @Nullable VenuePosition there) {
    return new PositionInfo(
        ours.account(),
        ours.symbol(),
        ours.strategy(),
        ours.quantity(),
        ours.entryPrice(),
        ours.price(),
        ours.worth(),
        ours.unrealised(),
        new Decimal(BigDecimal.valueOf(terms.leverage())),
        word(terms.margin()),
        there == null || there.mark() == null ? null : new Decimal(there.mark().value()),
        there == null || there.liquidation() == null
            ? null
            : new Decimal(there.liquidation().value()));
  }

  private static PositionInfo elsewhere(String account, String symbol, VenuePosition there) {
    MarginMode margin = there.margin();
    return new PositionInfo(
        account,
        symbol,
        new ForeignText("elsewhere"),
        new Decimal(there.quantity().value()),
        new Decimal(there.entry().value()),
        there.mark() == null ? null : new Decimal(there.mark().value()),
        new Decimal(there.unrealised()),
        new Decimal(there.unrealised()),
        new Decimal(there.leverage()),
        margin == null ? null : word(margin),
        there.mark() == null ? null : new Decimal(there.mark().value()),
        there.liquidation() == null ? null : new Decimal(there.liquidation().value()));
  }

  static String word(MarginMode margin) {
    return margin.name().toLowerCase(Locale.ROOT);
  }

  private static RequestFailed usage(String message, @Nullable String hint) {
    return new RequestFailed(FailureKind.USAGE, message, hint);
  }
}
