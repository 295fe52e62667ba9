package io.opentrade.server.venue.okx;

import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.server.venue.Depth;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.PublicTrade;
import io.opentrade.server.venue.Ticker;
import io.opentrade.server.venue.rest.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// OKX's public answers in our words.
final class OkxMarkets {
  private OkxMarkets() {}

  /// The instruments of a kind among the rows; what we do not trade is left out.
  static List<Listing> listings(Json rows, MarketKind kind) {
    List<Listing> listings = new ArrayList<>();
    for (Json row : rows.list()) {
      Market market = OkxNames.marketOf(row.text("instId"));
      // Before its start an instrument may lack its steps.
      boolean complete = !row.text("tickSz", "").isEmpty() && !row.text("lotSz", "").isEmpty();
      if (market != null && market.kind() == kind && complete) {
        listings.add(listing(row, market));
      }
    }
    return listings;
  }

  private static Listing listing(Json row, Market market) {
    BigDecimal most = row.decimalOrNull("maxLmtSz");
    String listed = row.text("listTime", "");
    return new Listing(
        market,
        new Instrument(
            market.symbol(),
            row.decimal("tickSz"),
            row.decimal("lotSz"),
            Instrument.DEFAULT_MONEY_SCALE,
            contract(row, market.kind())),
        row.quantity("minSz"),
        most == null ? null : new Quantity(most),
        null,
        listed.isEmpty() ? 0 : row.whole("listTime"),
        row.text("state").equals("live"));
  }

  private static Contract contract(Json row, MarketKind kind) {
    if (kind == MarketKind.SPOT) {
      return new Contract.Spot();
    }
    BigDecimal times = row.decimalOrNull("ctMult");
    BigDecimal multiplier = row.decimal("ctVal").multiply(times == null ? BigDecimal.ONE : times);
    return kind == MarketKind.LINEAR
        ? new Contract.Linear(multiplier)
        : new Contract.Inverse(multiplier);
  }

  /// The volume in currency is that of the quote for spot and of the base for futures.
  static Ticker ticker(Json row, Market market) {
    boolean spot = market.kind() == MarketKind.SPOT;
    return new Ticker(
        market,
        row.price("last"),
        row.priceOrNull("bidPx"),
        row.priceOrNull("askPx"),
        row.priceOrNull("open24h"),
        row.priceOrNull("high24h"),
        row.priceOrNull("low24h"),
        row.decimalOrNull(spot ? "vol24h" : "volCcy24h"),
        spot ? row.decimalOrNull("volCcy24h") : null,
        row.whole("ts"));
  }

  static List<Ticker> tickers(Json rows, MarketKind kind) {
    List<Ticker> tickers = new ArrayList<>();
    for (Json row : rows.list()) {
      Market market = OkxNames.marketOf(row.text("instId"));
      if (market != null && market.kind() == kind && row.priceOrNull("last") != null) {
        tickers.add(ticker(row, market));
      }
    }
    return tickers;
  }

  static Depth depth(Json row, Market market) {
    return new Depth(
        market,
        levels(row.list("bids")),
        levels(row.list("asks")),
        row.has("seqId") ? row.whole("seqId") : 0,
        row.whole("ts"));
  }

  static List<Depth.Level> levels(List<Json> rows) {
    return rows.stream()
        .map(
            row ->
                new Depth.Level(new Price(row.at(0).decimal()), new Quantity(row.at(1).decimal())))
        .toList();
  }

  static PublicTrade trade(Json row) {
    return new PublicTrade(
        row.text("tradeId"),
        row.price("px"),
        row.quantity("sz"),
        side(row.text("side")),
        row.whole("ts"));
  }

  /// OKX tells the newest first.
  static List<PublicTrade> trades(Json rows) {
    return rows.list().stream().map(OkxMarkets::trade).toList().reversed();
  }

  static Side side(String word) {
    return word.equals("buy") ? Side.BUY : Side.SELL;
  }
}
