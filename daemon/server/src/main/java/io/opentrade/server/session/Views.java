package io.opentrade.server.session;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.ledger.Book;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.engine.risk.TradingState;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FillInfo;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.OrderInfo;
import io.opentrade.protocol.PositionInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An account in the words of the wire; used on its session's thread.
record Views(AccountTrading trading) {
  private static final int EVERYONE = -1;

  /// What may be traded, apart from what is said to single strategies.
  TradingState state() {
    return trading.engine().states().of(EVERYONE);
  }

  /// An order; null where it is not remembered.
  @Nullable OrderInfo order(OrderId id) {
    OrderFacts facts = trading.register().find(id);
    TrackedOrder tracked = trading.engine().order(id);
    return facts == null || tracked == null ? null : order(facts, tracked);
  }

  /// All orders that are remembered, oldest first.
  List<OrderInfo> orders() {
    List<OrderInfo> orders = new ArrayList<>();
    for (OrderFacts facts : trading.register().all()) {
      TrackedOrder tracked = trading.engine().order(facts.id());
      if (tracked != null) {
        orders.add(order(facts, tracked));
      }
    }
    return orders;
  }

  private OrderInfo order(OrderFacts facts, TrackedOrder tracked) {
    Order order = tracked.order();
    return new OrderInfo(
        order.id().text(),
        trading.account().name(),
        trading.desks().get(facts.desk()).facts().symbol(),
        word(order.side()),
        type(order.terms()),
        word(order.purpose()),
        here(order.id()) ? "waiting here" : state(tracked),
        reason(tracked.state()),
        new Decimal(order.quantity().value()),
        new Decimal(tracked.filled().value()),
        decimal(limit(order.terms())),
        decimal(trigger(order.terms())),
        facts.key() == null ? null : new ForeignText(facts.key()),
        new ForeignText(facts.by()),
        Instant.ofEpochMilli(facts.at()));
  }

  /// Whether the order waits here, since its exchange cannot hold it.
  private boolean here(OrderId id) {
    return trading instanceof VenueTrading venue && venue.kept().has(id);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String type(Terms terms) {
    return switch (terms) {
      case Terms.Market _ -> "market";
      case Terms.Limit _ -> "limit";
      case Terms.Stop _ -> "stop";
      case Terms.StopLimit _ -> "stop-limit";
      case Terms.TakeProfit _ -> "take-profit";
      case Terms.TakeProfitLimit _ -> "take-profit-limit";
      case Terms.TrailingStop _ -> "trailing-stop";
    };
  }

  private static @Nullable Price limit(Terms terms) {
    return switch (terms) {
      case Terms.Limit(Price limit) -> limit;
      case Terms.StopLimit(Price _, Price limit) -> limit;
      case Terms.TakeProfitLimit(Price _, Price limit) -> limit;
      case Terms.Market _, Terms.Stop _, Terms.TakeProfit _, Terms.TrailingStop _ -> null;
    };
  }

  private static @Nullable Price trigger(Terms terms) {
    return switch (terms) {
      case Terms.Stop(Price trigger) -> trigger;
      case Terms.StopLimit(Price trigger, Price _) -> trigger;
      case Terms.TakeProfit(Price trigger) -> trigger;
      case Terms.TakeProfitLimit(Price trigger, Price _) -> trigger;
      case Terms.Market _, Terms.Limit _, Terms.TrailingStop _ -> null;
    };
  }

  private static String state(TrackedOrder tracked) {
    return switch (tracked.state()) {
      case OrderState.Submitted _ -> "submitted";
      case OrderState.Unconfirmed _ -> "unconfirmed";
      case OrderState.Working _ -> tracked.partlyFilled() ? "partially filled" : "working";
      case OrderState.CancelPending _ -> "cancel pending";
      case OrderState.Filled _ -> "filled";
      case OrderState.Cancelled _ -> "cancelled";
      case OrderState.Rejected _ -> "rejected";
      case OrderState.Denied _ -> "denied";
      case OrderState.Expired _ -> "expired";
    };
  }

  private static @Nullable ForeignText reason(OrderState state) {
    return switch (state) {
      case OrderState.Rejected(String reason) -> new ForeignText(reason);
      case OrderState.Denied(String reason) -> new ForeignText(reason);
      case OrderState.Open _, OrderState.Filled _, OrderState.Cancelled _, OrderState.Expired _ ->
          null;
    };
  }

  private static @Nullable Decimal decimal(@Nullable Price price) {
    return price == null ? null : new Decimal(price.value());
  }

  static Decimal decimal(Money money) {
    return new Decimal(money.value());
  }

  /// The fills of an order, oldest first.
  List<FillInfo> fills(OrderId id) {
    OrderFacts facts = trading.register().find(id);
    return facts == null
        ? List.of()
        : trading.register().fills(id).stream().map(fill -> fill(facts, fill)).toList();
  }

  /// The fills of all orders that are remembered and what the exchange took, oldest first.
  List<FillInfo> fills() {
    Stream<FillInfo> ordered =
        trading.register().all().stream().flatMap(facts -> fills(facts.id()).stream());
    return Stream.concat(ordered, taken()).sorted(Comparator.comparing(FillInfo::at)).toList();
  }

  private Stream<FillInfo> taken() {
    return trading instanceof VenueTrading venue
        ? venue.taken().stream().map(each -> fill(each.desk(), each.fill()))
        : Stream.of();
  }

  private FillInfo fill(OrderFacts facts, Fill fill) {
    return fill(facts.desk(), fill);
  }

  private FillInfo fill(int desk, Fill fill) {
    return new FillInfo(
        fill.id(),
        fill.order().text(),
        trading.account().name(),
        trading.desks().get(desk).facts().symbol(),
        word(fill.side()),
        new Decimal(fill.quantity().value()),
        new Decimal(fill.price().value()),
        decimal(fill.notional()),
        decimal(fill.fee()),
        Instant.ofEpochMilli(fill.at()));
  }

  /// What is held, desk by desk.
  List<PositionInfo> positions() {
    List<PositionInfo> positions = new ArrayList<>();
    for (TradedDesk desk : trading.desks()) {
      Book book = trading.engine().ledger().book(desk.number());
      if (!book.position().flat()) {
        positions.add(position(desk, book));
      }
    }
    return positions;
  }

  private PositionInfo position(TradedDesk desk, Book book) {
    Position position = book.position();
    Price market = trading.engine().desk(desk.number()).market();
    Price price = market == null ? position.entryPrice() : market;
    int strategy = desk.facts().strategy();
    return new PositionInfo(
        trading.account().name(),
        desk.facts().symbol(),
        strategy == DeskFacts.BY_HAND ? null : new ForeignText("strategy " + strategy),
        new Decimal(position.quantity().value()),
        new Decimal(position.entryPrice().value()),
        decimal(market),
        decimal(book.worth(price, desk.facts().instrument())),
        decimal(book.unrealised(price, desk.facts().instrument())));
  }
}
