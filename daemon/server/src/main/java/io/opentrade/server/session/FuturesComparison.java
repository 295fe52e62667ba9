package io.opentrade.server.session;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.event.Event;
import io.opentrade.protocol.FillInfo;
import io.opentrade.server.log.Log;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.VenueFill;
import io.opentrade.server.venue.VenueFunding;
import io.opentrade.server.venue.VenuePosition;
import io.opentrade.store.LedgerAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compares futures with the exchange: what was paid as funding, what it took of its own accord,
/// and what is held. Positions that are no work of ours are shown and never touched; nothing is
/// entered where they are.
final class FuturesComparison {
  private static final String EXCHANGE = "exchange";

  private final LedgerAccount account;
  private final MarketKind kind;
  private final AccountBooks books;
  private final Log log;
  private Map<String, Quantity> suspected = Map.of();
  private Map<String, Quantity> before = Map.of();
  private volatile Map<String, VenuePosition> told = Map.of();
  private volatile Map<String, String> differences = Map.of();

  FuturesComparison(LedgerAccount account, MarketKind kind, AccountBooks books, Log log) {
    this.account = account;
    this.kind = kind;
    this.books = books;
    this.log = log;
  }

  /// Positions by our symbols, as the exchange told them last; those that no desk of ours trades by
  /// the exchange's own name.
  Map<String, VenuePosition> positions() {
    return told;
  }

  /// Where the exchange holds something else than our books, by symbols, in words.
  Map<String, String> differences() {
    return differences;
  }

  /// Compares once.
  ///
  /// @param from when funding is asked from, milliseconds since the epoch
  /// @return what was not answered; null where all was
  @Nullable String compare(ExchangeDoor door, long from) throws InterruptedException {
    Map<String, String> symbols = symbols(door);
    switch (door.account().funding(kind, from)) {
      case Answer.Failed<List<VenueFunding>>(var error) -> {
        return error.words();
      }
      case Answer.Value<List<VenueFunding>>(List<VenueFunding> paid) -> {
        for (VenueFunding each : paid) {
          funded(each, symbols.get(each.code()));
        }
      }
    }
    return switch (door.account().positions(kind)) {
      case Answer.Failed<List<VenuePosition>>(var error) -> error.words();
      case Answer.Value<List<VenuePosition>>(List<VenuePosition> now) ->
          held(now, symbols) ? null : "what is held there is looked at once more";
    };
  }

  /// Our symbols by the exchange's names.
  private Map<String, String> symbols(ExchangeDoor door) throws InterruptedException {
    Map<String, String> symbols = new HashMap<>();
    for (VenueDesk desk : books.desks()) {
      if (door.venue().market(desk.facts().symbol()) instanceof Answer.Value<Market>(var market)) {
        symbols.put(market.code(), market.symbol());
      }
    }
    return symbols;
  }

  private void funded(VenueFunding paid, @Nullable String symbol) throws InterruptedException {
    if (symbol == null || !paid.currency().equals(account.currency())) {
      return; // of something held elsewhere: cash that came or went
    }
    books
        .session()
        .ask(
            loop -> {
              if (AccountBooks.trading(loop).funded(paid.id())) {
                return false;
              }
              int desk = holder(loop, symbol);
              Money payment = new Money(paid.received().negate());
              loop.accept(new Entry.FundingPaid(loop.stamp(), desk, paid.id(), payment));
              return true;
            });
  }

  /// The desk that holds the symbol; where none does any more, the last that was opened.
  private static int holder(Session.Loop loop, String symbol) {
    int found = 0;
    for (VenueDesk desk : AccountBooks.trading(loop).desks()) {
      if (desk.facts().symbol().equals(symbol)) {
        found = desk.number();
        if (!loop.trading().engine().desk(found).position().flat()) {
          return found;
        }
      }
    }
    return found;
  }

  /// The exchange took a position, or a part of it: booked once.
  void taken(Market market, VenueFill fill) throws InterruptedException {
    OrderId order = new OrderId(FillInfo.TAKEN + fill.theirs());
    books
        .session()
        .ask(
            loop -> {
              if (AccountBooks.trading(loop).booked(order, fill.trade())) {
                return false;
              }
              int desk = holder(loop, market.symbol());
              Quantity held = loop.trading().engine().desk(desk).position().quantity();
              boolean against = fill.side() == Side.SELL ? held.signum() > 0 : held.signum() < 0;
              log.warn(
                  "THE EXCHANGE TOOK A POSITION",
                  "symbol",
                  market.symbol(),
                  "quantity",
                  fill.quantity(),
                  "price",
                  fill.price());
              if (against) {
                Fill booked = ours(fill(order, fill, loop, desk), held.absolute(), loop, desk);
                loop.accept(new Entry.Told(new Event.Liquidated(desk, booked), EXCHANGE));
              }
              return true;
            });
  }

  /// Where somebody else's position stood beside ours more was taken than ours.
  private static Fill ours(Fill fill, Quantity held, Session.Loop loop, int desk) {
    Instrument instrument = loop.trading().desks().get(desk).facts().instrument();
    return fill.quantity().compareTo(held) > 0 ? fill.part(held, instrument.moneyScale()) : fill;
  }

  private Fill fill(OrderId order, VenueFill fill, Session.Loop loop, int desk) {
    Instrument instrument = loop.trading().desks().get(desk).facts().instrument();
    boolean ours = fill.feeCurrency().equals(instrument.settlementCurrency());
    return new Fill(
        fill.trade(),
        order,
        fill.side(),
        fill.quantity(),
        fill.price(),
        instrument.notional(fill.price(), fill.quantity()),
        ours ? new Money(fill.fee()) : Money.ZERO,
        Quantity.ZERO,
        Math.min(loop.stamp(), fill.at()));
  }

  /// What differs twice by the same while ours stayed as it was is no work of ours: executions are
  /// booked before, so that none of them can be missed twice. A failed question is not "flat": then
  /// this is not reached.
  /// @return whether that is settled; else it must be looked at again
  private boolean held(List<VenuePosition> now, Map<String, String> symbols)
      throws InterruptedException {
    Map<String, VenuePosition> there =
        now.stream()
            .collect(
                Collectors.toMap(
                    each -> symbols.getOrDefault(each.code(), each.code()),
                    Function.identity(),
                    (one, _) -> one));
    Map<String, Quantity> ours = books.session().ask(FuturesComparison::ours);
    Map<String, Quantity> differ = new HashMap<>();
    there.forEach((symbol, each) -> differ.put(symbol, each.quantity()));
    ours.forEach(
        (symbol, quantity) ->
            differ.merge(symbol, quantity.negate(), (one, other) -> one.plus(other)));
    differ.values().removeIf(each -> each.signum() == 0);
    boolean still = ours.equals(before) && differ.equals(suspected);
    suspected = differ;
    before = ours;
    told = there;
    if (differ.isEmpty()) {
      differences = Map.of();
    } else if (still) {
      differences = words(differ.keySet(), there, ours);
    }
    return still || differ.isEmpty();
  }

  private Map<String, String> words(
      Iterable<String> symbols, Map<String, VenuePosition> there, Map<String, Quantity> ours) {
    Map<String, String> words = new HashMap<>();
    for (String symbol : symbols) {
      VenuePosition position = there.get(symbol);
      String text =
          "the exchange holds "
              + (position == null ? Quantity.ZERO : position.quantity())
              + " of "
              + symbol
              + ", our books "
              + ours.getOrDefault(symbol, Quantity.ZERO);
      words.put(symbol, text);
      if (!text.equals(differences.get(symbol))) {
        log.warn(text);
      }
    }
    return Map.copyOf(words);
  }

  private static Map<String, Quantity> ours(Session.Loop loop) {
    Map<String, Quantity> held = new HashMap<>();
    for (TradedDesk desk : loop.trading().desks()) {
      Quantity quantity = loop.trading().engine().desk(desk.number()).position().quantity();
      held.merge(desk.facts().symbol(), quantity, Quantity::plus);
    }
    return held;
  }
}
