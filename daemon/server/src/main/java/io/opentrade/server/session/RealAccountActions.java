package io.opentrade.server.session;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Scope;
import io.opentrade.protocol.AccountCheck;
import io.opentrade.protocol.AccountConnect;
import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.AccountKey;
import io.opentrade.protocol.AccountRemove;
import io.opentrade.protocol.AccountRotate;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.RiskSet;
import io.opentrade.protocol.SecretText;
import io.opentrade.server.session.futures.AgreedTerms;
import io.opentrade.server.venue.AccountFacts;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Balance;
import io.opentrade.server.venue.Feature;
import io.opentrade.server.venue.KeyedHost;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.OrderReport;
import io.opentrade.server.venue.PositionMode;
import io.opentrade.server.venue.Support;
import io.opentrade.server.venue.VenueError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Accounts at exchanges: their keys, and what the owner says of them.
final class RealAccountActions {
  private static final long PATIENCE_MILLIS = 8_000;
  private static final long LOOK_MILLIS = 50;

  private final Accounts accounts;
  private final AccountActions general;
  private final long patience;

  RealAccountActions(Accounts accounts, AccountActions general) {
    this(accounts, general, PATIENCE_MILLIS);
  }

  /// @param patience for how long a new account may take to be compared with its exchange before it
  ///     is told how it stands, milliseconds
  RealAccountActions(Accounts accounts, AccountActions general, long patience) {
    this.accounts = accounts;
    this.general = general;
    this.patience = patience;
  }

  /// Tries a key and keeps it with a new account.
  AccountCheck connect(AccountConnect request, String by) throws InterruptedException {
    AccountActions.demandName(request.name());
    if (accounts.find(request.name()).isPresent()) {
      throw taken(request.name());
    }
    if (request.testnet() && request.address() != null) {
      throw usage("--testnet and --address contradict each other", null);
    }
    ExchangeDoors doors = doors();
    doors.keys().demandOpen();
    String at =
        request.address() == null
            ? request.testnet() ? StoredKey.TESTNET : StoredKey.REAL
            : address(request.address(), request.vaultPassphrase());
    String exchange = request.exchange().toLowerCase(Locale.ROOT);
    StoredKey key = stored(request.key(), at);
    AccountFacts facts;
    BigDecimal cash;
    MarketKind kind = request.futures() ? MarketKind.LINEAR : MarketKind.SPOT;
    try (ExchangeDoor door = open(exchange, key)) {
      facts = tried(door, exchange, kind, request.allowWithdraw());
      cash = cash(door, exchange, kind);
    }
    doors.keys().put(request.name(), key);
    Session session =
        accounts
            .openReal(request.name(), exchange, cash, kind)
            .orElseThrow(() -> taken(request.name()));
    if (general.everythingIsHalted()) {
      session.askFirst(
          loop ->
              loop.accept(
                  new Entry.Told(new Command.Halt(loop.stamp(), new Scope.Everything()), by)));
    }
    return checked(session, at, facts);
  }

  private static RequestFailed taken(String name) {
    return usage("there is, or was, an account " + name, "choose another name");
  }

  private ExchangeDoors doors() {
    ExchangeDoors doors = accounts.doors();
    if (doors == null) {
      throw new RequestFailed(FailureKind.FAILED, "this daemon reaches no exchanges", null);
    }
    return doors;
  }

  /// An address that a key may go to: on this machine, or over https and confirmed with the
  /// passphrase.
  private String address(String text, @Nullable SecretText passphrase) throws InterruptedException {
    KeyedHost host;
    try {
      host = new StoredKey("", "", null, text).host();
    } catch (IllegalArgumentException wrong) {
      throw usage(
          "a key cannot go to " + text + ": " + wrong.getMessage(),
          "http for this machine, https for any other");
    }
    if (host instanceof KeyedHost.Confirmed) {
      if (passphrase == null) {
        throw new RequestFailed(
            FailureKind.NOT_ALLOWED,
            "whoever owns " + text + " could trade with this key: the passphrase is needed",
            null);
      }
      doors().keys().confirm(passphrase.text());
    }
    return text;
  }

  private static StoredKey stored(AccountKey key, String at) {
    StoredKey stored =
        new StoredKey(
            key.key().text(),
            key.secret().text(),
            key.passphrase() == null ? null : key.passphrase().text(),
            at);
    try {
      stored.access();
    } catch (IllegalArgumentException wrong) {
      throw usage("that is no key: " + wrong.getMessage(), null);
    }
    return stored;
  }

  private ExchangeDoor open(String exchange, StoredKey key) {
    ExchangeDoor door = doors().open(exchange, key);
    if (door == null) {
      throw usage("there is no exchange called " + exchange, "look: opentrade exchange list");
    }
    return door;
  }

  /// What the exchange says of a key that may be kept.
  private static AccountFacts tried(
      ExchangeDoor door, String exchange, MarketKind kind, boolean allowWithdraw) {
    if (kind != MarketKind.SPOT
        && door.venue().capabilities().of(Feature.FUTURES_ACCOUNT, kind) != Support.NATIVE) {
      throw usage(
          "futures at " + exchange + " are not traded yet, only spot markets",
          "which exchanges have them: opentrade exchange list");
    }
    AccountFacts facts = value(door.account().facts(kind), exchange);
    if (kind != MarketKind.SPOT && facts.positions() == PositionMode.HEDGE) {
      throw new RequestFailed(FailureKind.NOT_ALLOWED, AgreedTerms.HEDGE, null);
    }
    if (Boolean.FALSE.equals(facts.mayTrade())) {
      throw new RequestFailed(
          FailureKind.NOT_ALLOWED, "this key may not trade at " + exchange, "allow it there");
    }
    if (Boolean.TRUE.equals(facts.mayWithdraw()) && !allowWithdraw) {
      throw new RequestFailed(
          FailureKind.NOT_ALLOWED,
          "this key may move money out of " + exchange + ", which nothing here needs",
          "make a key without that permission, or say --allow-withdraw-key");
    }
    if (!facts.unsupported().isEmpty()) {
      throw new RequestFailed(
          FailureKind.NOT_ALLOWED,
          "the account has a mode that we cannot trade in: "
              + String.join(", ", facts.unsupported()),
          "change it at " + exchange);
    }
    return facts;
  }

  private static BigDecimal cash(ExchangeDoor door, String exchange, MarketKind kind) {
    return value(door.account().balances(kind), exchange).stream()
        .filter(balance -> balance.currency().equals(Accounts.CURRENCY))
        .map(Balance::total)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static <T> T value(Answer<T> answer, String exchange) {
    return switch (answer) {
      case Answer.Value<T>(T value) -> value;
      case Answer.Failed<T>(VenueError error) ->
          throw new RequestFailed(Markets.kind(error), exchange + ": " + error.words(), null);
    };
  }

  private AccountCheck checked(Session session, String at, AccountFacts facts)
      throws InterruptedException {
    ExchangeLink link = link(session);
    awaitReady(link, patience);
    return new AccountCheck(
        AccountActions.info(session),
        new ForeignText(at),
        facts.mayTrade(),
        facts.mayWithdraw(),
        link.ready() ? null : new ForeignText(link.why()),
        strange(link));
  }

  /// Orders and positions that are no work of ours.
  private static List<ForeignText> strange(ExchangeLink link) {
    List<ForeignText> all = new ArrayList<>();
    link.elsewhere().orders().forEach(order -> all.add(words(order)));
    FuturesComparison futures = link.comparison();
    if (futures != null) {
      futures.differences().values().forEach(text -> all.add(new ForeignText(text)));
    }
    return all;
  }

  private static ForeignText words(OrderReport order) {
    return new ForeignText(
        order.code()
            + " "
            + order.side().name().toLowerCase(Locale.ROOT)
            + " "
            + order.quantity()
            + (order.limit() == null ? "" : " at " + order.limit())
            + ", "
            + (order.ours() == null ? order.theirs() : order.ours()));
  }

  /// Waits a while for the account to be compared with its exchange.
  static void awaitReady(ExchangeLink link) throws InterruptedException {
    awaitReady(link, PATIENCE_MILLIS);
  }

  private static void awaitReady(ExchangeLink link, long patience) throws InterruptedException {
    for (long waited = 0; !link.ready() && waited < patience; waited += LOOK_MILLIS) {
      if (!link.reachable() && waited > 1_000 || !link.foreignMarks().isEmpty()) {
        return;
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  static ExchangeLink link(Session session) {
    ExchangeLink link = session.link();
    if (link == null) {
      throw usage(
          session.account().name() + " is a demo account: it has no key and no exchange", null);
    }
    return link;
  }

  private StoredKey key(Session session) {
    return doors()
        .keys()
        .find(session.account().name())
        .orElseThrow(
            () ->
                new RequestFailed(
                    FailureKind.NOT_FOUND,
                    "the vault has no key for " + session.account().name(),
                    "give it one: opentrade account rotate " + session.account().name()));
  }

  /// Asks the exchange whether it accepts the account's key.
  AccountCheck test(Session session) throws InterruptedException {
    link(session);
    StoredKey key = key(session);
    AccountFacts facts;
    try (ExchangeDoor door = open(session.account().exchange(), key)) {
      facts = value(door.account().facts(link(session).kind()), session.account().exchange());
    }
    return checked(session, key.at(), facts);
  }

  /// Puts another key in the place of an account's.
  AccountCheck rotate(Session session, AccountRotate request) throws InterruptedException {
    ExchangeLink link = link(session);
    doors().keys().demandOpen();
    String before =
        doors().keys().find(session.account().name()).map(StoredKey::at).orElse(StoredKey.REAL);
    String at = before;
    if (request.address() != null && !request.address().equals(before)) {
      if (request.vaultPassphrase() == null) {
        throw new RequestFailed(
            FailureKind.NOT_ALLOWED, "another address needs the vault's passphrase", null);
      }
      doors().keys().confirm(request.vaultPassphrase().text());
      at = address(request.address(), request.vaultPassphrase());
    }
    StoredKey key = stored(request.key(), at);
    AccountFacts facts;
    try (ExchangeDoor door = open(session.account().exchange(), key)) {
      facts = tried(door, session.account().exchange(), link.kind(), request.allowWithdraw());
    }
    doors().keys().put(session.account().name(), key);
    link.doubt("its key was changed");
    return checked(session, at, facts);
  }

  /// Forgets a key and closes its account.
  AccountInfo remove(Session session, AccountRemove request, String by)
      throws InterruptedException {
    link(session);
    doors().keys().demandOpen();
    AccountInfo info = AccountActions.info(session);
    int held = session.ask(RealAccountActions::held);
    if (info.orders() > 0 || held > 0) {
      throw new RequestFailed(
          FailureKind.FAILED,
          request.name() + " has open orders: " + info.orders() + ", positions: " + held,
          "cancel and close first: opentrade order cancel --all, opentrade position close");
    }
    doors().keys().remove(request.name());
    session.ask(loop -> loop.accept(new Entry.Closed(loop.stamp(), by)));
    accounts.closed(request.name());
    return info;
  }

  /// Positions that an order could close: what is less than a lot, or than the exchange takes, is
  /// dust.
  private static int held(Session.Loop loop) {
    int held = 0;
    for (TradedDesk desk : loop.trading().desks()) {
      var at = loop.trading().engine().desk(desk.number());
      var instrument = desk.facts().instrument();
      Quantity whole = instrument.quantity(at.position().quantity().absolute().value());
      Price price = at.market() == null ? at.position().entryPrice() : at.market();
      boolean dust =
          whole.signum() == 0
              || instrument.notional(price, whole).compareTo(desk.facts().leastNotional()) < 0;
      held += dust ? 0 : 1;
    }
    return held;
  }

  /// Other instances' orders are no reason to wait any more.
  AccountInfo takeover(Session session, String by) throws InterruptedException {
    ExchangeLink link = link(session);
    Set<String> marks = link.foreignMarks();
    if (marks.isEmpty()) {
      throw new RequestFailed(
          FailureKind.NOT_FOUND,
          "no orders of another instance rest at the exchange of " + session.account().name(),
          null);
    }
    Set<String> all =
        session.ask(
            loop -> {
              for (String mark : marks) {
                loop.accept(new Entry.TakenOver(loop.stamp(), mark, by));
              }
              return new TreeSet<>(AccountBooks.trading(loop).takenOver());
            });
    link.tookOver(all);
    return AccountActions.info(session);
  }

  /// Sets what one entry may be worth at most, and whether orders may wait here.
  RiskSet.Reply limit(Session session, RiskSet request, String by) throws InterruptedException {
    link(session);
    Decimal most = request.orderNotional();
    if (most != null && most.signum() <= 0) {
      throw usage("a limit is more than nothing", "--order-notional 100");
    }
    return session.ask(
        loop -> {
          if (most != null) {
            loop.accept(new Entry.LimitSet(loop.stamp(), new Money(most.value()), by));
          }
          Boolean emulated = request.allowEmulated();
          if (emulated != null) {
            loop.accept(new Entry.EmulationSet(loop.stamp(), emulated, by));
          }
          VenueTrading trading = AccountBooks.trading(loop);
          return new RiskSet.Reply(
              session.account().name(),
              Views.decimal(trading.orderNotional()),
              session.account().currency(),
              trading.emulates());
        });
  }

  private static RequestFailed usage(String message, @Nullable String hint) {
    return new RequestFailed(FailureKind.USAGE, message, hint);
  }
}
