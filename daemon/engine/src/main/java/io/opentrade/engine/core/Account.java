package io.opentrade.engine.core;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.ledger.Ledger;
import io.opentrade.engine.risk.AccountRisk;
import io.opentrade.engine.risk.AccountView;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/// The money that the desks of an engine share, what they may still take of it, and the rules that
/// hold for all of them.
final class Account implements AccountView {
  private final EngineSettings settings;
  private final AccountRisk risk;
  private Ledger ledger;
  private long now;
  private List<Desk> desks = List.of();

  Account(EngineSettings settings) {
    this.settings = settings;
    this.risk = new AccountRisk(settings.risk(), settings.cash(), settings.bar());
    this.ledger = Ledger.of(settings.cash(), settings.desks().size());
  }

  /// The desks, once they are there.
  void open(List<Desk> opened) {
    desks = opened;
  }

  Ledger ledger() {
    return ledger;
  }

  /// The time of the event that is being handled.
  long now() {
    return now;
  }

  void now(long at) {
    now = at;
  }

  AccountRisk risk() {
    return risk;
  }

  /// Money came in, or went out.
  void moved(long at, Money amount) {
    ledger = ledger.moved(amount);
    risk.moved(at, amount);
  }

  void book(Desk desk, Fill fill) {
    ledger = ledger.after(desk.number(), fill, desk.settings().instrument());
  }

  /// Cash that no open entry of any desk needs, and not more than the part of the account that the
  /// desk's strategy may still take.
  Money free(Desk desk) {
    Money free = ledger.cash();
    for (Desk each : desks) {
      free = free.minus(each.reserved());
    }
    if (settings.weights().isEmpty()) {
      return free;
    }
    Money left = left(desk);
    return left.compareTo(free) < 0 ? left : free;
  }

  @Override
  public Money equity() {
    Money equity = ledger.cash();
    for (Desk desk : desks) {
      equity = equity.plus(desk.worth());
    }
    return equity;
  }

  @Override
  public Money exposure(String symbol) {
    return exposure(desk -> desk.settings().instrument().symbol().equals(symbol));
  }

  @Override
  public Money exposure() {
    return exposure(_ -> true);
  }

  private Money exposure(Predicate<Desk> which) {
    Money exposure = Money.ZERO;
    for (Desk desk : desks) {
      exposure = which.test(desk) ? exposure.plus(desk.exposure()) : exposure;
    }
    return exposure;
  }

  @Override
  public int openOrders() {
    return desks.stream().mapToInt(Desk::openOrders).sum();
  }

  @Override
  public int openTrades() {
    return (int) desks.stream().filter(Desk::trading).count();
  }

  /// Whether another position may be opened.
  boolean mayOpen() {
    return openTrades() < settings.mostTrades();
  }

  private Money left(Desk desk) {
    int strategy = desk.settings().strategy();
    BigDecimal weight = settings.weights().get(strategy);
    Money left = equity().share(weight, desk.settings().instrument().moneyScale());
    for (Desk each : desks) {
      if (each.settings().strategy() == strategy) {
        Money worth = each.worth();
        left = left.minus(worth.signum() < 0 ? worth.negate() : worth).minus(each.reserved());
      }
    }
    return left;
  }
}
