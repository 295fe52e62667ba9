package io.opentrade.engine.core;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.ledger.Ledger;
import java.math.BigDecimal;
import java.util.List;

/// The money that the desks of an engine share, and what they may still take of it.
final class Account {
  private final EngineSettings settings;
  private Ledger ledger;
  private List<Desk> desks = List.of();

  Account(EngineSettings settings) {
    this.settings = settings;
    this.ledger = Ledger.of(settings.cash(), settings.desks().size());
  }

  /// The desks, once they are there.
  void open(List<Desk> opened) {
    desks = opened;
  }

  Ledger ledger() {
    return ledger;
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

  /// Cash plus what all desks hold, at the prices last heard of.
  Money equity() {
    Money equity = ledger.cash();
    for (Desk desk : desks) {
      equity = equity.plus(desk.worth());
    }
    return equity;
  }

  /// Whether another position may be opened.
  boolean mayOpen() {
    int open = 0;
    for (Desk desk : desks) {
      if (desk.trading()) {
        open++;
      }
    }
    return open < settings.mostTrades();
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
