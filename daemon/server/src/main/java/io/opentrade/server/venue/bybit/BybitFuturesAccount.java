package io.opentrade.server.venue.bybit;

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
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What only futures have at Bybit: positions, their terms and modes, and funding. Leverage belongs
/// to a market there, the margin mode to the whole account.
final class BybitFuturesAccount {
  private static final long WEEK = Duration.ofDays(7).toMillis();

  /// Not an error: what was asked for holds already.
  private static final String LEVERAGE_UNCHANGED = "110043";

  private static final String ISOLATED = "ISOLATED_MARGIN";
  private static final String CROSS = "REGULAR_MARGIN";

  private final SignedRest rest;
  private final BybitPages pages;
  private final Map<String, PositionMode> modes = new ConcurrentHashMap<>();

  BybitFuturesAccount(SignedRest rest, BybitPages pages) {
    this.rest = rest;
    this.pages = pages;
  }

  private static RestCall list(MarketKind kind) {
    return RestCall.get("v5/position/list").with("category", BybitNames.category(kind)).vital();
  }

  private static RestCall list(Market market) {
    return list(market.kind()).with("symbol", market.code());
  }

  /// Bybit tells the mode by which positions it lists: 0 in one-way mode, 1 and 2 in hedge mode.
  /// Only linear futures may be held both ways, each for itself.
  Answer<PositionMode> mode(Market market) {
    if (market.kind() != MarketKind.LINEAR) {
      return Answer.of(PositionMode.ONE_WAY);
    }
    return rest.ask(list(market), BybitFuturesAccount::mode)
        .map(
            found -> {
              modes.put(market.code(), found);
              return found;
            });
  }

  private static PositionMode mode(Json result) {
    return result.list("list").stream().anyMatch(row -> row.whole("positionIdx") != 0)
        ? PositionMode.HEDGE
        : PositionMode.ONE_WAY;
  }

  /// The same as it was told last; asked where it never was.
  Answer<PositionMode> knownMode(Market market) {
    PositionMode known = modes.get(market.code());
    return known == null || market.kind() != MarketKind.LINEAR ? mode(market) : Answer.of(known);
  }

  Answer<List<VenuePosition>> positions(MarketKind kind) {
    RestCall call = list(kind).with("limit", 200);
    return switch (kind) {
      case SPOT -> Answer.of(List.of());
      case INVERSE -> held(call);
      case LINEAR ->
          held(call.with("settleCoin", "USDT"))
              .then(
                  tether ->
                      held(call.with("settleCoin", "USDC")).map(usdc -> joined(tether, usdc)));
    };
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    List<T> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  private Answer<List<VenuePosition>> held(RestCall call) {
    return pages.all(
        call,
        result ->
            result.list("list").stream()
                .filter(row -> row.quantity("size").signum() != 0)
                .map(BybitReports::position)
                .toList());
  }

  /// A contract that ends is delivered, which nobody books here.
  Answer<PositionTerms> terms(Market market) {
    if (!market.symbol().endsWith("-PERP")) {
      return Answer.failed(
          new VenueError.NotSent(
              market.symbol() + " ends: only perpetual futures are traded here"));
    }
    return rest.ask(list(market), result -> result.list("list"))
        .then(
            rows ->
                rows.isEmpty()
                    ? Answer.failed(BybitAccount.unknownSymbol(market))
                    : marginMode().map(margin -> terms(rows.getFirst(), margin)));
  }

  private static PositionTerms terms(Json row, MarginMode margin) {
    BigDecimal leverage = row.decimalOrNull("leverage");
    return PositionTerms.told(leverage == null ? BigDecimal.ZERO : leverage, margin);
  }

  private Answer<MarginMode> marginMode() {
    return rest.ask(
        RestCall.get("v5/account/info").vital(),
        info -> info.text("marginMode").equals(ISOLATED) ? MarginMode.ISOLATED : MarginMode.CROSS);
  }

  /// Sets it for the whole account, which is done only while nothing is held in it.
  Answer<MarginMode> marginMode(MarginMode wanted) {
    return positions(MarketKind.LINEAR)
        .then(linear -> positions(MarketKind.INVERSE).map(inverse -> joined(linear, inverse)))
        .then(
            held ->
                held.isEmpty()
                    ? rest.command(
                        RestCall.post("v5/account/set-margin-mode")
                            .with(
                                "setMarginMode", wanted == MarginMode.ISOLATED ? ISOLATED : CROSS),
                        _ -> wanted)
                    : Answer.failed(
                        new VenueError.NotSent(
                            "Bybit has one margin mode for the whole account, and "
                                + held.getFirst().code()
                                + " is held in the other one")));
  }

  Answer<PositionTerms> leverage(Market market, PositionTerms wanted) {
    String leverage = Integer.toString(wanted.leverage());
    RestCall call =
        RestCall.post("v5/position/set-leverage")
            .with("category", BybitNames.category(market.kind()))
            .with("symbol", market.code())
            .with("buyLeverage", leverage)
            .with("sellLeverage", leverage);
    Answer<PositionTerms> answer = rest.command(call, _ -> wanted);
    return answer instanceof Answer.Failed<PositionTerms>(VenueError.Rejected rejected)
            && rejected.code().equals(LEVERAGE_UNCHANGED)
        ? Answer.of(wanted)
        : answer;
  }

  /// Payments of funding stand in the log of everything that changed the wallet.
  Answer<List<VenueFunding>> funding(MarketKind kind, long since) {
    RestCall call =
        RestCall.get("v5/account/transaction-log")
            .with("accountType", "UNIFIED")
            .with("category", BybitNames.category(kind))
            .with("type", "SETTLEMENT")
            .with("limit", 50)
            .vital();
    return pages
        .since(
            call,
            since,
            WEEK,
            result ->
                result.list("list").stream()
                    .filter(BybitFuturesAccount::paid)
                    .map(BybitFuturesAccount::funding)
                    .toList())
        .map(all -> all.stream().sorted(Comparator.comparingLong(VenueFunding::at)).toList());
  }

  private static boolean paid(Json row) {
    BigDecimal funding = row.decimalOrNull("funding");
    return funding != null && funding.signum() != 0;
  }

  private static VenueFunding funding(Json row) {
    return new VenueFunding(
        row.text("symbol") + " " + row.text("id"),
        row.text("symbol"),
        row.decimal("funding"),
        row.text("currency"),
        row.whole("transactionTime"));
  }
}
