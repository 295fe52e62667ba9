package io.opentrade.server.session;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.ledger.RoundTrip;
import io.opentrade.engine.ledger.TripRecorder;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.DivergenceRun;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Trade;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a strategy did at an account, from its journal: trades with their fills, and what happened
/// to it. For one request.
final class LiveRecords {
  private final StrategyFacts facts;
  private final long from;
  private final long to;
  private final Map<Integer, Open> open = new HashMap<>();
  private final List<Made> made = new ArrayList<>();

  /// A desk's trade that is not over.
  private record Open(TripRecorder trips, List<Fill> fills) {}

  /// A trade and its fills.
  private record Made(TradedDesk desk, RoundTrip trip, List<Fill> fills, boolean open) {}

  /// What is known.
  ///
  /// @param cash that it began with
  /// @param coins whether purchases paid their fees in what they bought
  record Found(
      List<DivergenceRun.LiveTrade> trades,
      List<DivergenceRun.Note> notes,
      List<ForeignText> altered,
      BigDecimal cash,
      boolean coins) {}

  private LiveRecords(StrategyFacts facts, Instant from, Instant to) {
    this.facts = facts;
    this.from = from.toEpochMilli();
    this.to = to.toEpochMilli();
  }

  static Found of(Session session, StrategyFacts facts, Instant from, Instant to) {
    LiveRecords records = new LiveRecords(facts, from, to);
    Retelling.Told told = Retelling.of(session, records::booked);
    AccountTrading past = told.account();
    records.stillOpen(past);
    return new Found(
        records.trades(past),
        new LiveNotes(past, facts).read(session.past()),
        told.altered().stream().map(LiveRecords::words).toList(),
        records.cash(past),
        records.made.stream()
            .flatMap(each -> each.fills().stream())
            .anyMatch(fill -> fill.commission().signum() != 0));
  }

  /// What it, or the account where it has no budget, began with and had made until then.
  private BigDecimal cash(AccountTrading past) {
    Money budget = facts.budget();
    Money cash = budget == null ? new Money(past.account().cash()) : budget;
    for (ClosedTrades.Closed closed : past.trades().all()) {
      boolean counts =
          budget == null || past.desks().get(closed.desk()).facts().strategy() == facts.number();
      if (counts && closed.trip().exitAt() <= from) {
        cash = cash.plus(closed.trip().profit());
      }
    }
    return cash.value();
  }

  private static ForeignText words(PastJournal.Altered altered) {
    Fill says = altered.says().fill();
    Fill is = altered.follows().fill();
    return new ForeignText(
        "line %d of the journal is altered: fill %s of order %s says %s at %s (fee %s) where %s at"
                .formatted(
                    altered.line(),
                    says.id(),
                    says.order().text(),
                    says.quantity(),
                    says.price(),
                    says.fee(),
                    is.quantity())
            + " %s (fee %s) follows from the prices".formatted(is.price(), is.fee()));
  }

  private void booked(
      AccountTrading trading, TradedDesk desk, OrderFacts order, Fill fill, boolean given) {
    if (desk.facts().strategy() != facts.number()) {
      return;
    }
    Open present =
        open.computeIfAbsent(
            desk.number(),
            _ -> new Open(new TripRecorder(desk.facts().instrument()), new ArrayList<>()));
    TrackedOrder tracked = trading.engine().order(fill.order());
    if (!given) {
      present.fills().add(fill);
    }
    RoundTrip ended =
        present.trips().record(fill.net(), tracked == null ? "" : tracked.order().tag());
    if (ended != null) {
      made.add(new Made(desk, ended, List.copyOf(present.fills()), false));
      present.fills().clear();
    }
  }

  private void stillOpen(AccountTrading past) {
    for (TradedDesk desk : past.desks()) {
      Open present = open.get(desk.number());
      Price price = past.engine().desk(desk.number()).market();
      if (present != null && price != null) {
        RoundTrip marked = present.trips().mark(past.now(), price, "");
        if (marked != null) {
          made.add(new Made(desk, marked, List.copyOf(present.fills()), true));
        }
      }
    }
  }

  private List<DivergenceRun.LiveTrade> trades(AccountTrading past) {
    made.sort(Comparator.comparingLong(each -> each.trip().entryAt()));
    List<DivergenceRun.LiveTrade> trades = new ArrayList<>();
    for (Made each : made) {
      if (each.trip().entryAt() >= from && each.trip().entryAt() < to) {
        List<DivergenceRun.Fill> fills =
            each.fills().stream().map(fill -> fill(past, fill)).toList();
        trades.add(new DivergenceRun.LiveTrade(trade(trades.size() + 1, each), fills));
      }
    }
    return trades;
  }

  private static DivergenceRun.Fill fill(AccountTrading past, Fill fill) {
    TrackedOrder order = past.engine().order(fill.order());
    return new DivergenceRun.Fill(
        new ForeignText(fill.id()),
        fill.order().text(),
        fill.side().name().toLowerCase(Locale.ROOT),
        new Decimal(fill.quantity().value()),
        new Decimal(fill.price().value()),
        Views.decimal(fill.notional()),
        new Decimal(order == null ? fill.quantity().value() : order.order().quantity().value()),
        new Decimal(order == null ? fill.quantity().value() : order.filled().value()),
        Instant.ofEpochMilli(fill.at()));
  }

  private Trade trade(int id, Made each) {
    RoundTrip trip = each.trip();
    boolean over = !each.open();
    long bar = facts.markets().getFirst().timeframe().millis();
    return new Trade(
        id,
        new ForeignText(each.desk().facts().symbol()),
        trip.direction() == Direction.LONG ? "long" : "short",
        new Decimal(trip.quantity().value()),
        Instant.ofEpochMilli(trip.entryAt()),
        new Decimal(trip.entryPrice().value()),
        over ? Instant.ofEpochMilli(trip.exitAt()) : null,
        over ? new Decimal(trip.exitPrice().value()) : null,
        Views.decimal(trip.profit()),
        null,
        Views.decimal(trip.fees()),
        Views.decimal(trip.funding()),
        null,
        null,
        1,
        text(trip.entryTag()),
        over ? text(trip.exitReason()) : null,
        (int) ((trip.exitAt() - trip.entryAt()) / bar),
        each.open());
  }

  private static @Nullable ForeignText text(String tag) {
    return tag.isEmpty() ? null : new ForeignText(tag);
  }
}
