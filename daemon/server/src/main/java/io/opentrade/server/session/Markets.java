package io.opentrade.server.session;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Ticker;
import io.opentrade.server.venue.VenueError;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// What the people's side of accounts asks of the markets, with failures as people read them.
final class Markets {
  private static final Pattern FUTURE = Pattern.compile(".+-(PERP|\\d{8})");

  private final Feed feed;
  private final InstantSource clock;

  Markets(Feed feed, InstantSource clock) {
    this.feed = feed;
    this.clock = clock;
  }

  /// Where an account's markets are: an account at an exchange sees them where its orders go.
  private Feed of(Session session) {
    ExchangeLink link = session.link();
    return link == null ? feed : link.feed();
  }

  /// The symbol in its usual spelling, without the account's own exchange behind it.
  static String symbol(Session session, String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    String own = "@" + session.account().exchange().toUpperCase(Locale.ROOT);
    String symbol = upper.endsWith(own) ? upper.substring(0, upper.length() - own.length()) : upper;
    if (symbol.contains("@")) {
      throw new RequestFailed(
          FailureKind.USAGE,
          session.account().name() + " trades on " + session.account().exchange() + " only",
          "open an account there: opentrade account add NAME --exchange X --demo CASH");
    }
    return symbol;
  }

  /// What a desk of people needs to know of a market.
  ///
  /// @throws RequestFailed where the exchange does not tell, or a demo account cannot trade it
  DeskFacts facts(Session session, String symbol) {
    demandFuture(session, symbol);
    Listing listing = value(session, symbol, listing(session, symbol));
    demandKind(session, symbol, listing.instrument().contract());
    if (!listing.instrument().quoteCurrency().equals(session.account().currency())) {
      throw new RequestFailed(
          FailureKind.USAGE,
          session.account().name()
              + " has "
              + session.account().currency()
              + ", and "
              + symbol
              + " is paid in "
              + listing.instrument().quoteCurrency(),
          null);
    }
    return DeskFacts.byHand(
        session.account().exchange(),
        listing.instrument(),
        session.account().fee(),
        Objects.requireNonNullElse(listing.leastNotional(), Money.ZERO));
  }

  /// Told by the symbol alone: nobody need be asked for it.
  private static void demandFuture(Session session, String symbol) {
    ExchangeLink link = session.link();
    if (link != null && link.futures() && !FUTURE.matcher(symbol).matches()) {
      throw new RequestFailed(
          FailureKind.USAGE,
          session.account().name() + " trades futures, and " + symbol + " is none",
          "for example " + symbol + "-PERP");
    }
  }

  /// An account trades what its wallet stands behind.
  private static void demandKind(Session session, String symbol, Contract contract) {
    ExchangeLink link = session.link();
    if (link == null && contract.future()) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "demo accounts trade spot markets only: nobody pays them funding, nobody liquidates"
              + " them",
          null);
    }
    if (link != null && !link.futures() && contract.future()) {
      throw new RequestFailed(
          FailureKind.USAGE,
          session.account().name() + " trades spot markets, and " + symbol + " is a future",
          "give futures an account of their own: opentrade account add NAME --exchange "
              + session.account().exchange()
              + " --futures");
    }
  }

  /// A market as its exchange lists it.
  Answer<Listing> listing(Session session, String symbol) {
    return of(session).listing(session.account().exchange(), symbol);
  }

  /// @throws RequestFailed where the exchange does not tell
  Candles candles(Session session, String symbol, Timeframe timeframe, long from, long to) {
    return value(
        session,
        symbol,
        of(session).candles(session.account().exchange(), symbol, timeframe, from, to));
  }

  /// @throws RequestFailed where the exchange does not tell
  MarketQuote quote(Session session, String symbol) {
    Ticker ticker =
        value(session, symbol, of(session).ticker(session.account().exchange(), symbol));
    return MarketQuote.of(ticker, clock.millis());
  }

  /// Lets an account know what its holdings are worth now. Where the exchange is silent the prices
  /// last heard of stay.
  void refresh(Session session) throws InterruptedException {
    Set<String> held = session.ask(Markets::held);
    for (String symbol : held) {
      if (of(session).ticker(session.account().exchange(), symbol)
          instanceof Answer.Value<Ticker>(Ticker ticker)) {
        session.ask(
            loop -> {
              tell(loop, symbol, MarketQuote.of(ticker, clock.millis()));
              return true;
            });
      }
    }
  }

  /// Tells every desk of a symbol.
  static void tell(Session.Loop loop, String symbol, MarketQuote quote) {
    for (TradedDesk desk : loop.trading().desks()) {
      if (desk.facts().symbol().equals(symbol)) {
        loop.quote(desk.number(), quote);
      }
    }
  }

  /// The symbols of which something is held.
  static Set<String> held(Session.Loop loop) {
    Set<String> held = new HashSet<>();
    for (TradedDesk desk : loop.trading().desks()) {
      if (!loop.trading().engine().desk(desk.number()).position().flat()) {
        held.add(desk.facts().symbol());
      }
    }
    return held;
  }

  private static <T> T value(Session session, String symbol, Answer<T> answer) {
    return switch (answer) {
      case Answer.Value<T>(T value) -> value;
      case Answer.Failed<T>(VenueError error) ->
          throw new RequestFailed(
              kind(error),
              symbol + " at " + session.account().exchange() + ": " + error.words(),
              null);
    };
  }

  /// How a failed question counts for whoever asked.
  static FailureKind kind(VenueError error) {
    return switch (error) {
      case VenueError.Rejected rejected ->
          rejected.reason() == VenueError.Reason.UNKNOWN_SYMBOL
              ? FailureKind.NOT_FOUND
              : FailureKind.EXCHANGE;
      case VenueError.NotSent _, VenueError.Withheld _, VenueError.Missing _ -> FailureKind.USAGE;
      case VenueError.TimedOut _ -> FailureKind.TIMEOUT;
      case VenueError.Stopped _ -> FailureKind.INTERRUPTED;
      case VenueError.Unknown _ -> FailureKind.UNKNOWN_OUTCOME;
      case VenueError.RateLimited _,
          VenueError.ClockSkew _,
          VenueError.BadKey _,
          VenueError.NotPermitted _,
          VenueError.Unreachable _,
          VenueError.Down _,
          VenueError.Nonsense _ ->
          FailureKind.EXCHANGE;
    };
  }
}
