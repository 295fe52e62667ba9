package io.opentrade.engine.core;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.ledger.Balance;
import io.opentrade.engine.ledger.Ledger;
import io.opentrade.engine.risk.AccountRisk;
import io.opentrade.engine.risk.AccountView;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    this.ledger = Ledger.of(settings.cash(), settings.desks().size(), settings.lots());
  }

  /// The desks, once they are there.
  void open(List<Desk> opened) {
    desks = opened;
  }

  Ledger ledger() {
    return ledger;
  }

  /// Another desk comes.
  void opened() {
    ledger = ledger.opened(settings.lots());
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

  void book(Desk desk, Fill fill, BigDecimal leverage) {
    ledger = ledger.after(desk.number(), fill, leverage, desk.settings().instrument());
  }

  void funded(Desk desk, Money payment) {
    ledger = ledger.funded(desk.number(), payment, desk.settings().gate().marginMode());
  }

  /// What stands behind a desk's futures position: its margin where it is isolated; else the cash
  /// that is not another isolated position's, with what the account's other futures have gained
  /// beyond the margin they must keep.
  Money backing(Desk desk) {
    if (isolated(desk)) {
      return ledger.book(desk.number()).margin();
    }
    Money backing = ledger.cash();
    for (Desk each : desks) {
      if (each == desk || !each.settings().instrument().contract().future()) {
        continue;
      }
      backing =
          isolated(each)
              ? backing.minus(ledger.book(each.number()).margin())
              : backing.plus(each.money().worth()).minus(each.money().maintenance());
    }
    return backing;
  }

  private static boolean isolated(Desk desk) {
    return desk.settings().gate().marginMode() == MarginMode.ISOLATED;
  }

  /// Cash that is no margin and that no open entry of any desk needs, and not more than the part of
  /// the account that the desk's strategy may still take.
  Money free(Desk desk) {
    Money free = ledger.unlocked();
    for (Desk each : desks) {
      free = free.minus(each.money().reserved());
    }
    Money budget = desk.settings().budget();
    if (budget != null) {
      return smaller(purse(desk, budget), free);
    }
    return settings.weights().isEmpty() ? free : smaller(left(desk), free);
  }

  private static Money smaller(Money one, Money other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /// The cash that an account of the strategy's own would have free, had it begun with that.
  private Money purse(Desk desk, Money budget) {
    Money purse = budget;
    for (Desk each : desks) {
      if (each.settings().strategy() == desk.settings().strategy()) {
        purse =
            purse
                .plus(each.money().earned())
                .minus(each.money().stake(ledger))
                .minus(each.money().reserved());
      }
    }
    return purse;
  }

  /// What the desk's strategy is worth: all of the account, its part of it, or what became of its
  /// budget.
  Money equity(Desk desk) {
    Money budget = desk.settings().budget();
    if (budget == null) {
      return settings.weights().isEmpty() ? equity() : part(desk);
    }
    Money equity = budget;
    for (Desk each : desks) {
      if (each.settings().strategy() == desk.settings().strategy()) {
        equity =
            equity
                .plus(each.money().earned())
                .minus(each.money().stake(ledger))
                .plus(each.money().worth());
        if (each.settings().instrument().contract().future()) {
          equity = equity.plus(each.money().stake(ledger));
        }
      }
    }
    return equity;
  }

  @Override
  public Money equity() {
    Money equity = ledger.cash();
    for (Desk desk : desks) {
      equity = equity.plus(desk.money().worth());
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
      exposure = which.test(desk) ? exposure.plus(desk.money().exposure()) : exposure;
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

  /// What there is of each currency: the cash first, then what the desks hold that is no future.
  List<Balance> balances() {
    Money locked = ledger.cash().minus(ledger.unlocked());
    for (Desk desk : desks) {
      locked = locked.plus(desk.money().reserved());
    }
    if (locked.compareTo(ledger.cash()) > 0) {
      // Cross margin: losses and funding took what was posted.
      locked = ledger.cash().signum() < 0 ? Money.ZERO : ledger.cash();
    }
    Map<String, Balance> balances = new LinkedHashMap<>();
    if (desks.isEmpty()) {
      return List.of();
    }
    add(
        balances,
        desks.getFirst().settings().instrument().settlementCurrency(),
        ledger.cash().value(),
        locked.value());
    for (Desk desk : desks) {
      Instrument instrument = desk.settings().instrument();
      if (!instrument.contract().future()) {
        BigDecimal held = desk.position().quantity().value();
        add(balances, instrument.baseCurrency(), held, desk.offered().value());
      }
    }
    return List.copyOf(balances.values());
  }

  private static void add(
      Map<String, Balance> balances, String currency, BigDecimal total, BigDecimal locked) {
    Balance more = new Balance(currency, total, total.subtract(locked), locked);
    balances.merge(currency, more, Balance::plus);
  }

  private Money left(Desk desk) {
    int strategy = desk.settings().strategy();
    Money left = part(desk);
    for (Desk each : desks) {
      if (each.settings().strategy() == strategy) {
        left = left.minus(each.money().stake()).minus(each.money().reserved());
      }
    }
    return left;
  }

  private Money part(Desk desk) {
    BigDecimal weight = settings.weights().get(desk.settings().strategy());
    return equity().share(weight, desk.settings().instrument().moneyScale());
  }
}
