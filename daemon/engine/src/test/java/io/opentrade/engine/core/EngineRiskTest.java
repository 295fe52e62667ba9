package io.opentrade.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.domain.Conditions;
import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.Ticket;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Event;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.event.Scope;
import io.opentrade.engine.risk.Cap;
import io.opentrade.engine.risk.KillLimit;
import io.opentrade.engine.risk.Limit;
import io.opentrade.engine.risk.Protection;
import io.opentrade.engine.risk.RiskGate;
import io.opentrade.engine.risk.RiskRules;
import io.opentrade.engine.risk.TradingDay;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// An account's rules at work: two desks of two strategies on two markets, one account.
final class EngineRiskTest {
  private final Map<String, Order> sent = new HashMap<>();
  private int ids;
  private Engine engine = engine(RiskRules.NONE);

  @Test
  void limitsSeeTheWholeAccount() {
    engine = engine(limits(new Limit.GrossExposure(amount("500"))));
    assertEquals("submit 1: BUY 3", place(0, "3", "100"));
    assertEquals("dropped all positions would be worth more than 500", place(1, "3", "100"));
    assertEquals("submit 3: BUY 2", place(1, "2", "100"));
  }

  @Test
  void aPositionIsThatOfItsMarket() {
    engine = engine(limits(new Limit.Position(amount("300"))));
    buy(0, "1", "3", "100");
    assertEquals("dropped the position would be worth more than 300", place(0, "1", "90"));
    assertEquals("submit 3: BUY 3", place(1, "3", "100"));
  }

  @Test
  void tradesAndOrdersAreCounted() {
    engine = engine(limits(new Limit.ConcurrentTrades(1), new Limit.OpenOrders(2)));
    assertEquals("submit 1: BUY 1", place(0, "1", "100"));
    assertEquals("dropped more than 1 trade would be open", place(1, "1", "100"));
    assertEquals("submit 3: BUY 1", place(0, "1", "99"));
    assertEquals("dropped more than 2 orders would be open", place(0, "1", "98"));
    handle(new Report.Cancelled(1, new OrderId("1")));
    assertEquals("submit 5: BUY 1", place(0, "1", "98"));
  }

  @Test
  void turnoverAndRateCountWhatHappened() {
    engine = engine(limits(new Limit.DailyTurnover(amount("350")), new Limit.OrdersPerSecond(2)));
    buy(0, "1", "2", "100");
    assertEquals("dropped the day's turnover would be more than 350", place(1, "2", "100"));
    assertEquals("submit 3: BUY 1", place(1, "1", "100"));
    assertEquals("dropped more than 2 orders within a second", place(1, "0.5", "100"));
  }

  @Test
  void aKillCancelsEntriesKeepsProtectionAndIsTheOwnersToLift() {
    engine = engine(kills(false));
    buy(0, "1", "5", "100");
    handle(new Command.Place(3, 0, single(exit("5", "60"))));
    assertEquals("submit 3: BUY 1", place(1, "1", "50"));
    assertEquals("", price(0, 4, "60"));
    assertEquals("killed: the drawdown reached 20%; cancel 3", price(0, 5, "60"));
    handle(new Report.Cancelled(6, new OrderId("3")));
    assertEquals("dropped trading is halted: the drawdown reached 20%", place(1, "1", "50"));
    // What reduces passes: the stop rests on, and what is held may be sold.
    assertEquals("submit 5: SELL 5", handle(new Command.Flatten(7, 0, "out")));
    handle(new Command.Resume(8, new Scope.Strategy(0)));
    assertEquals("dropped trading is halted: the drawdown reached 20%", place(1, "1", "50"));
    handle(new Command.Resume(9));
    assertEquals("submit 7: BUY 1", place(1, "1", "50"));
  }

  @Test
  void aKillMayFlatten() {
    engine = engine(kills(true));
    buy(0, "1", "5", "100");
    price(0, 4, "60");
    assertEquals("killed: the drawdown reached 20%; submit 2: SELL 5", price(0, 5, "60"));
  }

  @Test
  void moneyThatLeavesIsNoLoss() {
    engine = engine(kills(false));
    assertEquals("", handle(new Event.CashMoved(1, Money.of("-900"))));
    assertEquals(Money.of("100"), engine.ledger().cash());
    assertEquals("", price(0, 2, "100"));
    assertEquals("", price(0, 10_000, "100"));
    assertEquals("dropped not enough cash", place(0, "2", "100"));
  }

  @Test
  void aLosingStreakHaltsAtOnce() {
    engine =
        engine(
            new RiskRules(
                List.of(),
                List.of(new KillLimit.LosingStreak(1)),
                false,
                List.of(),
                TradingDay.MIDNIGHT));
    buy(0, "1", "1", "100");
    handle(new Command.Flatten(2, 0, "out"));
    assertEquals("closed out; killed: 1 trade ended with a loss", fill("2", "1", "99"));
  }

  @Test
  void aProtectionLocksEntriesOnly() {
    engine =
        engine(
            new RiskRules(
                List.of(),
                List.of(),
                false,
                List.of(new Protection.StoplossGuard(1000, 1, 1000, BigDecimal.ZERO, true, false)),
                TradingDay.MIDNIGHT));
    buy(0, "1", "2", "100");
    handle(new Command.Place(3, 0, single(exit("1", "90"))));
    buy(1, "3", "1", "100");
    assertEquals("", fill("2", "1", "90"));
    handle(new Command.Place(3, 0, single(exit("1", "90"))));
    assertEquals("closed stop; locked by stoploss-guard", fill("4", "1", "90"));
    assertEquals("dropped locked by stoploss-guard", place(0, "1", "100"));
    assertEquals("submit 6: BUY 1", place(1, "1", "100"));
    assertEquals("cancel 6; submit 7: SELL 1", handle(new Command.Flatten(9, 1, "out")));
  }

  @Test
  void scopesHaltWhatTheyName() {
    place(0, "1", "90");
    place(1, "1", "90");
    assertEquals("cancel 2", handle(new Command.Halt(2, new Scope.Strategy(1))));
    assertEquals("dropped trading is halted", place(1, "1", "90"));
    assertEquals("submit 4: BUY 1", place(0, "1", "90"));
    handle(new Command.Reduce(3, new Scope.Everything()));
    assertEquals("dropped trading is reducing only", place(0, "1", "90"));
    handle(new Command.Resume(4, new Scope.Everything()));
    assertEquals("submit 6: BUY 1", place(0, "1", "90"));
    assertEquals("dropped trading is halted", place(1, "1", "90"));
  }

  private static RiskRules limits(Limit... limits) {
    return new RiskRules(List.of(limits), List.of(), false, List.of(), TradingDay.MIDNIGHT);
  }

  private static RiskRules kills(boolean flatten) {
    KillLimit limit = new KillLimit.Drawdown(new Cap.Percent(new BigDecimal(20)));
    return new RiskRules(List.of(), List.of(limit), flatten, List.of(), TradingDay.MIDNIGHT);
  }

  private static Cap amount(String amount) {
    return new Cap.Amount(Money.of(amount));
  }

  private Engine engine(RiskRules rules) {
    return new Engine(
        new EngineSettings(
            Money.of("1000"),
            new Sizing.Percent(BigDecimal.TEN),
            Integer.MAX_VALUE,
            List.of(),
            List.of(desk(0, "A/Y"), desk(1, "B/Y")),
            rules,
            0),
        () -> new OrderId(Integer.toString(++ids)));
  }

  private static DeskSettings desk(int strategy, String symbol) {
    Instrument instrument =
        new Instrument(symbol, new BigDecimal("0.01"), new BigDecimal("0.1"), 2);
    return new DeskSettings(
        strategy,
        instrument,
        BigDecimal.ZERO,
        new RiskGate(instrument, BigDecimal.ZERO),
        Quotes.AT_MARKET);
  }

  private static OrderPlan single(Ticket ticket) {
    return new OrderPlan.Single(ticket);
  }

  private static Ticket exit(String quantity, String trigger) {
    return new Ticket(
        Side.SELL,
        Quantity.of(quantity),
        new Terms.Stop(Price.of(trigger)),
        Purpose.STOP_LOSS,
        "stop",
        Conditions.NONE);
  }

  private String place(int desk, String quantity, String limit) {
    Ticket ticket =
        new Ticket(
            Side.BUY,
            Quantity.of(quantity),
            new Terms.Limit(Price.of(limit)),
            Purpose.ENTRY,
            "",
            Conditions.NONE);
    return handle(new Command.Place(3, desk, single(ticket)));
  }

  private void buy(int desk, String id, String quantity, String price) {
    place(desk, quantity, price);
    fill(id, quantity, price);
  }

  private String price(int desk, long at, String price) {
    return handle(new Event.Priced(at, desk, Price.of(price)));
  }

  private String fill(String id, String quantity, String price) {
    Quantity much = Quantity.of(quantity);
    Price at = Price.of(price);
    Order order = Objects.requireNonNull(sent.get(id));
    return handle(
        new Report.Filled(
            new Fill(id, order.id(), order.side(), much, at, at.times(much, 2), Money.ZERO, 3)));
  }

  private String handle(Event event) {
    return engine.handle(event).stream().map(this::word).collect(Collectors.joining("; "));
  }

  private String word(Effect effect) {
    return switch (effect) {
      case Effect.AskStrategy(_, long sequence) -> "ask " + sequence;
      case Effect.Submit(_, var approved) -> {
        Order order = approved.order();
        sent.put(order.id().text(), order);
        yield "submit %s: %s %s".formatted(order.id(), order.side(), order.quantity());
      }
      case Effect.Cancel(_, OrderId id) -> "cancel " + id;
      case Effect.Paired(_, var orders) -> "paired " + orders;
      case Effect.Dropped(_, String reason) -> "dropped " + reason;
      case Effect.TradeClosed(_, var trip) -> "closed " + trip.exitReason();
      case Effect.Locked(var lock) -> "locked by " + lock.protection();
      case Effect.Killed(var kill) -> "killed: " + kill.reason();
      case Effect.Told(_, var news) -> "told " + news.state();
      case Effect.Unmatched(_, String reason) -> "unmatched: " + reason;
    };
  }
}
