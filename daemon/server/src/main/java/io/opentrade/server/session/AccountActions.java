package io.opentrade.server.session;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Scope;
import io.opentrade.engine.ledger.Ledger;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.engine.risk.TradingState;
import io.opentrade.protocol.AccountAdd;
import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.AccountList;
import io.opentrade.protocol.BalanceShow;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.PnlShow;
import io.opentrade.protocol.PortfolioShow;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.venue.Balance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Accounts and what is in them.
final class AccountActions {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");
  private static final BigDecimal LARGEST = new BigDecimal("1000000000000");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int PERCENT_SCALE = 4;

  private final Accounts accounts;

  AccountActions(Accounts accounts) {
    this.accounts = accounts;
  }

  AccountList.Reply list(List<Session> visible) throws InterruptedException {
    List<AccountInfo> infos = new ArrayList<>();
    for (Session session : visible) {
      infos.add(info(session));
    }
    return new AccountList.Reply(infos);
  }

  static AccountInfo info(Session session) throws InterruptedException {
    return session.ask(
        loop -> {
          AccountTrading trading = loop.trading();
          Views views = new Views(trading);
          int orders = 0;
          for (TradedDesk desk : trading.desks()) {
            orders += trading.engine().desk(desk.number()).openOrderList().size();
          }
          return new AccountInfo(
              trading.account().name(),
              session.demo(),
              trading.account().exchange(),
              trading.account().currency(),
              Views.decimal(trading.engine().equity()),
              state(session, views),
              views.positions().size(),
              orders,
              Instant.ofEpochMilli(trading.account().created()));
        });
  }

  /// An account that may trade waits as long as its exchange has not been compared with.
  private static String state(Session session, Views views) {
    ExchangeLink link = session.link();
    TradingState state = views.state();
    if (link == null || link.ready() || state == TradingState.HALTED) {
      return state.name().toLowerCase(Locale.ROOT);
    }
    return link.reachable() ? "waiting" : "locked";
  }

  /// @throws RequestFailed where no account can be called so
  static void demandName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw usage("'" + name + "' is no name for an account", "lower-case letters, digits and -");
    }
  }

  /// A new account begins as halted as everything else is.
  AccountInfo add(AccountAdd request, String by) throws InterruptedException {
    String name = request.name();
    demandName(name);
    BigDecimal cash = request.demo().value();
    if (cash.signum() <= 0 || cash.compareTo(LARGEST) > 0) {
      throw usage("--demo " + request.demo() + " is no cash to begin with", "--demo 10000");
    }
    BigDecimal fee = request.fee() == null ? Accounts.USUAL_FEE : request.fee().value();
    if (fee.signum() < 0 || fee.compareTo(new BigDecimal("0.1")) > 0) {
      throw usage("the fee is between 0 % and 10 %", "--fee 0.1%");
    }
    String exchange = Objects.requireNonNullElse(request.exchange(), Accounts.USUAL_EXCHANGE);
    Session session =
        accounts
            .open(name, exchange.toLowerCase(Locale.ROOT), cash, fee)
            .orElseThrow(
                () -> usage("there is an account " + name + " already", "choose another name"));
    if (everythingIsHalted()) {
      session.askFirst(
          loop ->
              loop.accept(
                  new Entry.Told(new Command.Halt(loop.stamp(), new Scope.Everything()), by)));
    }
    return info(session);
  }

  boolean everythingIsHalted() throws InterruptedException {
    for (Session session : accounts.all()) {
      TradingState state =
          session.ask(
              loop ->
                  loop.trading()
                      .engine()
                      .states()
                      .all()
                      .getOrDefault(new Scope.Everything(), TradingState.ACTIVE));
      if (state == TradingState.HALTED) {
        return true;
      }
    }
    return false;
  }

  private static RequestFailed usage(String message, @Nullable String hint) {
    return new RequestFailed(FailureKind.USAGE, message, hint);
  }

  static BalanceShow.Reply balance(Session session) throws InterruptedException {
    ExchangeLink link = session.link();
    List<Balance> told = link == null ? List.of() : link.balances();
    if (!told.isEmpty()) {
      return balance(session, told);
    }
    return session.ask(
        loop -> {
          AccountTrading trading = loop.trading();
          List<BalanceShow.Balance> balances = new ArrayList<>();
          Money cash = trading.engine().ledger().cash();
          Money free = free(trading);
          balances.add(
              new BalanceShow.Balance(
                  trading.account().currency(),
                  Views.decimal(cash),
                  Views.decimal(free),
                  Views.decimal(cash.minus(free)),
                  Views.decimal(cash)));
          holdings(trading).values().forEach(each -> balances.add(each.balance()));
          return new BalanceShow.Reply(trading.account().name(), session.demo(), balances);
        });
  }

  /// As the exchange told it last.
  private static BalanceShow.Reply balance(Session session, List<Balance> told) {
    String currency = session.account().currency();
    return new BalanceShow.Reply(
        session.account().name(),
        false,
        told.stream()
            .map(
                each ->
                    new BalanceShow.Balance(
                        each.currency(),
                        new Decimal(each.total()),
                        new Decimal(each.free()),
                        new Decimal(each.locked()),
                        each.currency().equals(currency) ? new Decimal(each.total()) : null))
            .toList());
  }

  private static Money free(AccountTrading trading) {
    for (TradedDesk desk : trading.desks()) {
      if (desk.facts().budget() == null) {
        return trading.engine().free(desk.number());
      }
    }
    return trading.engine().ledger().unlocked();
  }

  /// What is held of a currency at all desks together.
  private static final class Holding {
    private final String currency;
    private BigDecimal total = BigDecimal.ZERO;
    private BigDecimal offered = BigDecimal.ZERO;
    private Money worth = Money.ZERO;
    private Money unrealised = Money.ZERO;

    Holding(String currency) {
      this.currency = currency;
    }

    BalanceShow.Balance balance() {
      BigDecimal locked = offered.min(total).max(BigDecimal.ZERO);
      return new BalanceShow.Balance(
          currency,
          new Decimal(total),
          new Decimal(total.subtract(locked)),
          new Decimal(locked),
          Views.decimal(worth));
    }
  }

  private static Map<String, Holding> holdings(AccountTrading trading) {
    Map<String, Holding> holdings = new LinkedHashMap<>();
    for (TradedDesk desk : trading.desks()) {
      var book = trading.engine().ledger().book(desk.number());
      if (book.position().flat()) {
        continue;
      }
      Holding holding =
          holdings.computeIfAbsent(desk.facts().instrument().baseCurrency(), Holding::new);
      Price market = trading.engine().desk(desk.number()).market();
      Price price = market == null ? book.position().entryPrice() : market;
      holding.total = holding.total.add(book.position().quantity().value());
      holding.worth = holding.worth.plus(book.worth(price, desk.facts().instrument()));
      holding.unrealised =
          holding.unrealised.plus(book.unrealised(price, desk.facts().instrument()));
      for (TrackedOrder open : trading.engine().desk(desk.number()).openOrderList()) {
        if (open.order().purpose().reduceOnly()) {
          holding.offered = holding.offered.add(open.remaining().value());
        }
      }
    }
    return holdings;
  }

  static PortfolioShow.Reply portfolio(Session session) throws InterruptedException {
    return session.ask(
        loop -> {
          AccountTrading trading = loop.trading();
          Money equity = trading.engine().equity();
          Money cash = trading.engine().ledger().cash();
          List<PortfolioShow.Holding> all = new ArrayList<>();
          all.add(
              new PortfolioShow.Holding(
                  trading.account().currency(),
                  Views.decimal(cash),
                  Views.decimal(cash),
                  percent(cash, equity),
                  null));
          for (Holding each : holdings(trading).values()) {
            all.add(
                new PortfolioShow.Holding(
                    each.currency,
                    new Decimal(each.total),
                    Views.decimal(each.worth),
                    percent(each.worth, equity),
                    Views.decimal(each.unrealised)));
          }
          return new PortfolioShow.Reply(
              trading.account().name(),
              session.demo(),
              trading.account().currency(),
              Views.decimal(equity),
              all);
        });
  }

  private static Decimal percent(Money part, Money whole) {
    return whole.signum() == 0
        ? Decimal.ZERO
        : new Decimal(
            part.value()
                .multiply(HUNDRED)
                .divide(whole.value(), PERCENT_SCALE, RoundingMode.HALF_EVEN));
  }

  static PnlShow.Reply pnl(Session session) throws InterruptedException {
    return session.ask(loop -> pnl(loop.trading(), session.demo()));
  }

  private static PnlShow.Reply pnl(AccountTrading trading, boolean demo) {
    Ledger ledger = trading.engine().ledger();
    Money unrealised = Money.ZERO;
    for (Holding each : holdings(trading).values()) {
      unrealised = unrealised.plus(each.unrealised);
    }
    Money start = new Money(trading.account().cash());
    Money net = trading.engine().equity().minus(start);
    int won = 0;
    Map<String, Day> days = new TreeMap<>(Collections.reverseOrder());
    for (ClosedTrades.Closed closed : trading.trades().all()) {
      Money profit = closed.trip().profit();
      won += profit.signum() > 0 ? 1 : 0;
      Instant end = Instant.ofEpochMilli(closed.trip().exitAt());
      String day = end.atZone(ZoneOffset.UTC).toLocalDate().toString();
      days.merge(day, new Day(1, profit), Day::plus);
    }
    List<PnlShow.Period> periods = new ArrayList<>();
    days.forEach(
        (day, sum) ->
            periods.add(new PnlShow.Period(day, sum.trades(), Views.decimal(sum.profit()))));
    return new PnlShow.Reply(
        trading.account().name(),
        demo,
        trading.account().currency(),
        Views.decimal(start),
        Views.decimal(trading.engine().equity()),
        Views.decimal(net),
        start.signum() == 0 ? null : percent(net, start),
        Views.decimal(ledger.realised()),
        Views.decimal(unrealised),
        Views.decimal(ledger.fees()),
        trading.trades().all().size(),
        won,
        periods);
  }

  private record Day(int trades, Money profit) {
    Day plus(Day other) {
      return new Day(trades + other.trades, profit.plus(other.profit));
    }
  }
}
