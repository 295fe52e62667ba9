package io.opentrade.server.venue.okx;

import io.opentrade.engine.domain.MarginMode;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.PositionMode;
import io.opentrade.server.venue.PositionTerms;
import io.opentrade.server.venue.VenueError;
import io.opentrade.server.venue.VenueFunding;
import io.opentrade.server.venue.VenuePosition;
import io.opentrade.server.venue.rest.Json;
import io.opentrade.server.venue.rest.RestCall;
import io.opentrade.server.venue.rest.SignedRest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What only futures have at OKX: positions, their terms, and funding. Every order names its margin
/// mode, and each mode of a market has a leverage of its own.
record OkxFuturesAccount(SignedRest rest, OkxOrders orders, InstantSource clock) {
  /// Bills of the last week stand in a list of their own.
  private static final long RECENT = Duration.ofDays(7).minusHours(1).toMillis();

  private static final String FUNDING = "8";

  private static String word(MarginMode margin) {
    return margin.name().toLowerCase(Locale.ROOT);
  }

  Answer<List<VenuePosition>> positions(MarketKind kind) {
    return kind == MarketKind.SPOT
        ? Answer.of(List.of())
        : held(RestCall.get("api/v5/account/positions"))
            .map(all -> all.stream().filter(each -> OkxNames.isOf(kind, each.code())).toList());
  }

  private Answer<List<VenuePosition>> held(RestCall call) {
    return rest.ask(
        call.vital(),
        data ->
            data.list().stream()
                .filter(row -> !row.text("pos").isEmpty() && row.quantity("pos").signum() != 0)
                .map(OkxReports::position)
                .toList());
  }

  /// Those of what is held; where nothing is, those that an order in that mode would meet. A
  /// contract that ends is delivered, which nobody books here.
  Answer<PositionTerms> terms(Market market, MarginMode wanted) {
    if (!market.symbol().endsWith("-PERP")) {
      return Answer.failed(
          new VenueError.NotSent(
              market.symbol() + " ends: only perpetual futures are traded here"));
    }
    return position(market)
        .then(
            held ->
                held.isEmpty()
                    ? rest.ask(
                        RestCall.get("api/v5/account/leverage-info")
                            .with("instId", market.code())
                            .with("mgnMode", word(wanted))
                            .vital(),
                        data -> PositionTerms.told(data.at(0).decimal("lever"), wanted))
                    : Answer.of(terms(held.getFirst(), wanted)));
  }

  private static PositionTerms terms(VenuePosition held, MarginMode wanted) {
    MarginMode margin = held.margin();
    return PositionTerms.told(held.leverage(), margin == null ? wanted : margin);
  }

  private Answer<List<VenuePosition>> position(Market market) {
    return held(RestCall.get("api/v5/account/positions").with("instId", market.code()));
  }

  /// Nothing is set: orders bring it. What is held in the other mode stays in it.
  Answer<MarginMode> marginMode(Market market, MarginMode wanted) {
    return position(market)
        .then(
            held ->
                held.isEmpty() || held.getFirst().margin() == wanted
                    ? Answer.of(wanted)
                    : Answer.failed(
                        new VenueError.NotSent(
                            market.symbol() + " is held in the other margin mode there")));
  }

  /// In hedge mode with margins of their own, each side has a leverage of its own.
  Answer<PositionTerms> leverage(Market market, PositionTerms wanted, PositionMode mode) {
    RestCall call =
        RestCall.post("api/v5/account/set-leverage")
            .with("instId", market.code())
            .with("lever", Integer.toString(wanted.leverage()))
            .with("mgnMode", word(wanted.margin()));
    return mode == PositionMode.HEDGE && wanted.margin() == MarginMode.ISOLATED
        ? rest.command(call.with("posSide", "long"), _ -> wanted)
            .then(_ -> rest.command(call.with("posSide", "short"), _ -> wanted))
        : rest.command(call, _ -> wanted);
  }

  /// Payments of funding stand among the bills. Of an isolated position they change its margin and
  /// not the account's cash: their amount is the bill's profit either way.
  Answer<List<VenueFunding>> funding(MarketKind kind, long since) {
    boolean recent = since >= clock.millis() - RECENT;
    RestCall call =
        RestCall.get(recent ? "api/v5/account/bills" : "api/v5/account/bills-archive")
            .with("instType", "SWAP")
            .with("ctType", word(kind))
            .with("type", FUNDING)
            .with("begin", Long.toString(since));
    return orders
        .pages(call, "billId", OkxFuturesAccount::funding)
        .map(all -> all.stream().sorted(Comparator.comparingLong(VenueFunding::at)).toList());
  }

  private static String word(MarketKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static VenueFunding funding(Json row) {
    return new VenueFunding(
        row.text("instId") + " " + row.text("billId"),
        row.text("instId"),
        row.decimal("pnl"),
        row.text("ccy"),
        row.whole("ts"));
  }
}
