package io.opentrade.server.session;

import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.event.Scope;
import io.opentrade.protocol.AccountAdd;
import io.opentrade.protocol.AccountConnect;
import io.opentrade.protocol.AccountList;
import io.opentrade.protocol.AccountRemove;
import io.opentrade.protocol.AccountRotate;
import io.opentrade.protocol.AccountTakeover;
import io.opentrade.protocol.AccountTest;
import io.opentrade.protocol.Actor;
import io.opentrade.protocol.BalanceShow;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.FillExport;
import io.opentrade.protocol.FillInfo;
import io.opentrade.protocol.FillList;
import io.opentrade.protocol.OrderCancel;
import io.opentrade.protocol.OrderInfo;
import io.opentrade.protocol.OrderList;
import io.opentrade.protocol.OrderPlace;
import io.opentrade.protocol.OrderPreview;
import io.opentrade.protocol.OrderReplace;
import io.opentrade.protocol.OrderReply;
import io.opentrade.protocol.OrderResolve;
import io.opentrade.protocol.OrderShow;
import io.opentrade.protocol.PnlShow;
import io.opentrade.protocol.PortfolioShow;
import io.opentrade.protocol.PositionClose;
import io.opentrade.protocol.PositionInfo;
import io.opentrade.protocol.PositionList;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.RiskSet;
import io.opentrade.protocol.StrategyAdd;
import io.opentrade.protocol.StrategyEdit;
import io.opentrade.protocol.StrategyInfo;
import io.opentrade.protocol.StrategyLaunch;
import io.opentrade.protocol.StrategyList;
import io.opentrade.protocol.StrategyLogs;
import io.opentrade.protocol.StrategyPositions;
import io.opentrade.protocol.StrategyRemove;
import io.opentrade.protocol.StrategyStart;
import io.opentrade.protocol.StrategyStatus;
import io.opentrade.protocol.StrategyStop;
import io.opentrade.protocol.StrategyWhy;
import io.opentrade.protocol.TradingHalt;
import io.opentrade.protocol.TradingPanic;
import io.opentrade.protocol.TradingReply;
import io.opentrade.protocol.TradingRequest;
import io.opentrade.protocol.TradingResume;
import io.opentrade.store.StoreFailure;
import io.opentrade.store.StrategyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Answers every request that concerns an account. Safe for use by many threads.
public final class TradingFloor {
  private static final Set<String> DONE =
      Set.of("filled", "cancelled", "rejected", "denied", "expired");

  /// A little longer than a journal is waited for that another process holds.
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(12);

  private final Accounts accounts;
  private final Markets markets;
  private final AccountActions actions;
  private final OrderActions orders;
  private final ExchangeOrders exchange;
  private final RealAccountActions real;
  private final StopActions stops;
  private final Strategies strategies;
  private final StoredStrategies stored;
  private final StrategyReports reports;
  private final TradingDefaults defaults;

  /// @param stored what strategies are started with; the caller closes it
  /// @param defaults for orders and strategies
  public TradingFloor(
      Accounts accounts,
      Feed feed,
      Strategies strategies,
      StrategyStore stored,
      InstantSource clock,
      TradingDefaults defaults) {
    this.accounts = accounts;
    this.markets = new Markets(feed, clock);
    this.actions = new AccountActions(accounts);
    this.orders = new OrderActions(markets, defaults);
    this.exchange = new ExchangeOrders(orders, markets);
    this.real = new RealAccountActions(accounts, actions);
    this.stops = new StopActions(markets, exchange, accounts.reserve()::giveUp, STOP_PATIENCE);
    this.strategies = strategies;
    this.reports = new StrategyReports(strategies);
    this.stored = new StoredStrategies(stored, accounts, clock);
    this.defaults = defaults;
  }

  /// @param actor on whose behalf
  /// @throws RequestFailed where it cannot be fulfilled
  public Object answer(TradingRequest<?> request, Actor actor) throws InterruptedException {
    try {
      return writtenDown(request, actor);
    } catch (StoreFailure failed) {
      throw new RequestFailed(
          FailureKind.FAILED,
          "it did not happen, since it could not be written down: " + failed.getMessage(),
          null);
    }
  }

  /// What takes risk away is tried once more on a full disk, with the room that is held for it. All
  /// of that can be asked twice: the second time nothing is left to do.
  private Object writtenDown(TradingRequest<?> request, Actor actor) throws InterruptedException {
    try {
      return answerTo(request, actor);
    } catch (StoreFailure failed) {
      boolean full = failed.kind() == StoreFailure.Kind.FULL;
      if (!full || !request.takesRiskAway()) {
        throw failed;
      }
      accounts.reserve().giveUp(); // unless an account has done so
      return answerTo(request, actor);
    }
  }

  private Object answerTo(TradingRequest<?> request, Actor actor) throws InterruptedException {
    String by = actor.name().toString();
    return switch (request) {
      case AccountList _ -> actions.list(visible(null, actor));
      case AccountAdd add -> actions.add(add, by);
      case BalanceShow show -> AccountActions.balance(fresh(show.account(), actor));
      case PortfolioShow show -> AccountActions.portfolio(fresh(show.account(), actor));
      case PnlShow show -> AccountActions.pnl(fresh(show.account(), actor));
      case AccountConnect connect -> real.connect(connect, by);
      case AccountTest test -> real.test(session(test.name(), actor));
      case AccountRotate rotate -> real.rotate(session(rotate.name(), actor), rotate);
      case AccountRemove remove -> real.remove(session(remove.name(), actor), remove, by);
      case AccountTakeover takeover -> real.takeover(session(takeover.name(), actor), by);
      case RiskSet limit -> real.limit(session(limit.account(), actor), limit, by);
      case OrderResolve resolve ->
          ExchangeOrders.resolve(session(resolve.account(), actor), resolve, by);
      case OrderPlace place -> place(session(place.account(), actor), place, by);
      case OrderPreview preview -> orders.preview(session(preview.account(), actor), preview);
      case OrderList list -> list(session(list.account(), actor), list);
      case OrderShow show -> ChangeActions.show(session(show.account(), actor), show);
      case OrderCancel cancel -> cancel(session(cancel.account(), actor), cancel, by);
      case OrderReplace replace -> replace(session(replace.account(), actor), replace, by);
      case PositionList list -> positions(visible(list.account(), actor));
      case PositionClose close -> close(session(close.account(), actor), close, by);
      case FillList list -> fills(session(list.account(), actor), list);
      case FillExport export -> FillExports.of(session(export.account(), actor), export);
      case StrategyStart start ->
          strategies.start(
              admitted(session(start.account(), actor), start),
              start,
              ScriptFile.read(start.strategy()),
              by);
      case StrategyAdd add -> stored.add(add);
      case StrategyEdit edit -> stored.edit(edit);
      case StrategyRemove remove -> stored.remove(remove);
      case StrategyLaunch launch -> launch(launch, actor, by);
      case StrategyStop stop -> strategies.stop(session(stop.account(), actor), stop, by);
      case StrategyList list -> strategies(visible(list.account(), actor));
      case StrategyStatus status -> reports.status(session(status.account(), actor), status.name());
      case StrategyLogs logs -> reports.logs(session(logs.account(), actor), logs);
      case StrategyWhy why -> reports.why(session(why.account(), actor), why.name(), why.limit());
      case StrategyPositions held -> reports.positions(fresh(held.account(), actor), held.name());
      case TradingHalt halt ->
          stops.halt(
              visible(halt.account(), actor), scope(halt.account(), halt.strategy(), actor), by);
      case TradingResume resume -> resume(resume, actor, by);
      case TradingPanic panic ->
          stops.panic(
              visible(panic.account(), actor),
              scope(panic.account(), null, actor),
              panic.flatten(),
              by);
    };
  }

  /// Trading without room for what may have to be written down would end as it ended before.
  private TradingReply resume(TradingResume resume, Actor actor, String by)
      throws InterruptedException {
    if (!accounts.reserve().hold()) {
      throw new RequestFailed(
          FailureKind.FAILED,
          "the disk is full: nothing is resumed",
          "make room, then: opentrade resume");
    }
    return stops.resume(
        visible(resume.account(), actor), scopes(resume.account(), resume.strategy(), actor), by);
  }

  private OrderReply place(Session session, OrderPlace place, String by)
      throws InterruptedException {
    return session.demo() ? orders.place(session, place, by) : exchange.place(session, place, by);
  }

  private OrderReply cancel(Session session, OrderCancel cancel, String by)
      throws InterruptedException {
    return session.demo()
        ? ChangeActions.cancel(session, cancel, by)
        : exchange.cancel(session, cancel, by);
  }

  private OrderReply replace(Session session, OrderReplace replace, String by)
      throws InterruptedException {
    return session.demo()
        ? ChangeActions.replace(session, replace, by)
        : exchange.replace(session, replace, by);
  }

  private OrderReply close(Session session, PositionClose close, String by)
      throws InterruptedException {
    if (session.demo()) {
      return orders.close(session, close, by);
    }
    String key = close.key();
    OrderReply before = session.ask(loop -> OrderActions.repeated(loop, key));
    if (before != null) {
      return before;
    }
    String symbol = Markets.symbol(session, close.symbol());
    OrderActions.Closing wanted =
        new OrderActions.Closing(symbol, close.strategy(), "close", key, by);
    OrderActions.demandHeld(session, wanted);
    List<OrderId> closing = exchange.flatten(session, wanted);
    return session.ask(loop -> OrderActions.reply(loop, false, closing));
  }

  /// At an exchange a strategy has a budget, and its exchange can be reached.
  private Session admitted(Session session, StrategyStart start) throws InterruptedException {
    if (!session.demo()) {
      if (!defaults.realStrategies()) {
        throw new RequestFailed(
            FailureKind.NOT_ALLOWED,
            "strategies at accounts with money are switched off",
            "opentrade config set feature.realStrategies on");
      }
      if (start.budget() == null) {
        throw new RequestFailed(
            FailureKind.USAGE,
            session.account().name() + " is at an exchange: a strategy needs a budget there",
            "add --budget AMOUNT");
      }
      ExchangeOrders.reachable(session);
    }
    return session;
  }

  private StrategyLaunch.Reply launch(StrategyLaunch request, Actor actor, String by)
      throws InterruptedException {
    StoredStrategies.Launch launch = stored.launch(request);
    StrategyStart start = launch.start();
    StrategyInfo info =
        strategies.start(
            admitted(session(start.account(), actor), start), start, launch.script(), by);
    stored.launched(request, launch);
    return new StrategyLaunch.Reply(info, launch.changed(), launch.script().hash());
  }

  private Scope scope(@Nullable String account, @Nullable String strategy, Actor actor)
      throws InterruptedException {
    if (strategy == null) {
      return account == null ? new Scope.Everything() : new Scope.Account();
    }
    if (account == null) {
      throw new RequestFailed(
          FailureKind.USAGE, "at which account is " + strategy + "?", "add --account NAME");
    }
    return Strategies.scope(session(account, actor), strategy);
  }

  private StrategyList.Reply strategies(List<Session> sessions) throws InterruptedException {
    List<StrategyInfo> all = new ArrayList<>();
    for (Session session : sessions) {
      all.addAll(strategies.list(session));
    }
    return new StrategyList.Reply(all, stored.list(sessions));
  }

  /// What is resumed everywhere is resumed at every account, too: "resume" means trade.
  private List<Scope> scopes(@Nullable String account, @Nullable String strategy, Actor actor)
      throws InterruptedException {
    if (strategy != null) {
      return List.of(scope(account, strategy, actor));
    }
    return account == null
        ? List.of(new Scope.Everything(), new Scope.Account())
        : List.of(new Scope.Account());
  }

  private Session session(String name, Actor actor) {
    if (!actor.scope().includes(name)) {
      throw new RequestFailed(
          FailureKind.NOT_ALLOWED, actor.name() + " may not see the account " + name, null);
    }
    return accounts
        .find(name)
        .orElseThrow(
            () ->
                new RequestFailed(
                    FailureKind.NOT_FOUND,
                    "there is no account " + name,
                    "look: opentrade account list"));
  }

  private Session fresh(String name, Actor actor) throws InterruptedException {
    Session session = session(name, actor);
    markets.refresh(session);
    return session;
  }

  private List<Session> visible(@Nullable String name, Actor actor) {
    return name != null
        ? List.of(session(name, actor))
        : accounts.all().stream()
            .filter(session -> actor.scope().includes(session.account().name()))
            .toList();
  }

  private static OrderList.Reply list(Session session, OrderList request)
      throws InterruptedException {
    String symbol = request.symbol() == null ? null : Markets.symbol(session, request.symbol());
    List<OrderInfo> all = session.ask(loop -> new Views(loop.trading()).orders());
    return new OrderList.Reply(
        all.stream()
            .filter(order -> symbol == null || order.symbol().equals(symbol))
            .filter(order -> request.all() || !DONE.contains(order.state()))
            .toList());
  }

  private PositionList.Reply positions(List<Session> sessions) throws InterruptedException {
    List<PositionInfo> all = new ArrayList<>();
    for (Session session : sessions) {
      markets.refresh(session);
      all.addAll(
          FuturesOrders.told(session, session.ask(loop -> new Views(loop.trading()).positions())));
    }
    return new PositionList.Reply(all);
  }

  private static FillList.Reply fills(Session session, FillList request)
      throws InterruptedException {
    String symbol = request.symbol() == null ? null : Markets.symbol(session, request.symbol());
    List<FillInfo> all = session.ask(loop -> new Views(loop.trading()).fills());
    List<FillInfo> wanted =
        all.stream().filter(fill -> symbol == null || fill.symbol().equals(symbol)).toList();
    int from = Math.max(0, wanted.size() - request.limit());
    return new FillList.Reply(wanted.subList(from, wanted.size()));
  }
}
