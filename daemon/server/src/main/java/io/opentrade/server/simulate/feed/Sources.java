package io.opentrade.server.simulate.feed;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Symbol;
import io.opentrade.server.simulate.exchange.Command;
import io.opentrade.server.simulate.exchange.Listing;
import io.opentrade.server.simulate.tape.Candle;
import io.opentrade.store.CandleStore;
import io.opentrade.store.InstrumentFacts;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Opens what is replayed.
///
/// @param database the stored candles
/// @param value what a level of a made-up book is worth on average, in the quote asset
public record Sources(Path database, BigDecimal value, long seed) {
  private static final BigDecimal LEAST = new BigDecimal(5);
  private static final int LOOKED_AT = 2_000;
  private static final int SIGNIFICANT = 8;

  /// Markets made by chance, from that time on.
  public Source made(long start) {
    Map<Listing, BigDecimal> prices = new LinkedHashMap<>();
    prices.put(listing("BTC", "USDT", "0.01", "0.00001", "5"), new BigDecimal(60_000));
    prices.put(listing("ETH", "USDT", "0.01", "0.0001", "5"), new BigDecimal(3_000));
    prices.put(listing("BNB", "USDT", "0.01", "0.001", "5"), new BigDecimal(600));
    prices.put(listing("SOL", "USDT", "0.01", "0.001", "5"), new BigDecimal(150));
    prices.put(listing("ETH", "BTC", "0.00001", "0.0001", "0.0001"), new BigDecimal("0.05"));
    return new Source(
        List.copyOf(prices.keySet()), new RandomWalk(prices, start, value, seed), Map.of(), false);
  }

  private static Listing listing(
      String base, String quote, String tick, String lot, String minNotional) {
    return new Listing(
        base, quote, new BigDecimal(tick), new BigDecimal(lot), new BigDecimal(minNotional));
  }

  /// Stored candles of several markets; those before `warmup` bars are history already.
  ///
  /// @throws IOException where there is no such series
  public Source series(List<SeriesName> names, int warmup) throws IOException {
    List<Listing> listings = new ArrayList<>();
    List<Feed> feeds = new ArrayList<>();
    Map<String, Quotes> quotes = new HashMap<>();
    Map<String, List<Candle>> history = new HashMap<>();
    try (CandleStore store = CandleStore.open(database)) {
      for (SeriesName name : names) {
        Candles candles =
            store
                .load(name, CandleStore.ALWAYS_FROM, CandleStore.ALWAYS_TO)
                .orElseThrow(() -> new FileNotFoundException("there is no series " + name));
        Instrument grid = store.facts(name).map(InstrumentFacts::instrument).orElse(null);
        if (grid == null) {
          throw new IOException("nothing is known of the market of " + name);
        }
        Listing listing = listing(name.symbol(), grid.tick(), grid.lot());
        int from = Math.min(warmup, candles.size());
        listings.add(listing);
        quotes.put(listing.symbol(), new Quotes(listing, value, seed));
        history.put(listing.symbol(), history(candles, grid, from));
        feeds.add(new CandleFeed(listing, grid, candles, from));
      }
    }
    return new Source(listings, new QuotedTrades(new MergedFeed(feeds), quotes), history, true);
  }

  private static List<Candle> history(Candles candles, Instrument grid, int until) {
    List<Candle> history = new ArrayList<>();
    for (int bar = 0; bar < until; bar++) {
      BigDecimal close = grid.price(candles.close()[bar]).value();
      BigDecimal volume = new BigDecimal(Double.toString(candles.volume()[bar]));
      history.add(
          new Candle(
              candles.time()[bar],
              grid.price(candles.open()[bar]).value(),
              grid.price(candles.high()[bar]).value(),
              grid.price(candles.low()[bar]).value(),
              close,
              volume,
              volume.multiply(close),
              4,
              BigDecimal.ZERO,
              BigDecimal.ZERO,
              -1,
              -1));
    }
    return history;
  }

  /// A recorded file: Binance's combined streams, or trades as text.
  ///
  /// @param symbol of what does not name its market, such as `BTC/USDT`
  public Source recording(Path file, String symbol) throws IOException {
    boolean streams;
    try (BufferedReader lines = RecordingLines.open(file)) {
      String first = lines.readLine();
      if (first == null) {
        throw new IOException("the recording is empty");
      }
      streams = first.indexOf('{') >= 0;
    }
    Look look = look(open(file, symbol, streams));
    if (look.grids.isEmpty()) {
      throw new IOException("the recording holds neither trades nor books");
    }
    List<Listing> listings = new ArrayList<>();
    Map<String, Quotes> quotes = new HashMap<>();
    look.grids.forEach(
        (name, grid) -> {
          Listing listing = listing(named(name, symbol), grid.tick(), grid.lot());
          listings.add(listing);
          quotes.put(name, new Quotes(listing, value, seed));
        });
    Feed feed = open(file, symbol, streams);
    return new Source(listings, look.books ? feed : new QuotedTrades(feed, quotes), Map.of(), true);
  }

  private static Feed open(Path file, String symbol, boolean streams) throws IOException {
    String name = symbol.replace("/", "");
    BufferedReader lines = RecordingLines.open(file);
    return streams ? new StreamRecording(lines, name) : new TradeFile(lines, name);
  }

  private static Listing listing(String symbol, BigDecimal tick, BigDecimal lot) {
    Symbol parts = Symbol.of(symbol);
    return new Listing(parts.base(), parts.quote(), tick, lot, LEAST);
  }

  /// `ETHUSDT` as `ETH/USDT`, by the quote assets that are common.
  private static String named(String name, String symbol) {
    if (symbol.replace("/", "").equals(name)) {
      return symbol;
    }
    for (String quote : List.of("USDT", "USDC", "FDUSD", "BUSD", "EUR", "BTC", "ETH", "BNB")) {
      if (name.endsWith(quote) && name.length() > quote.length()) {
        return name.substring(0, name.length() - quote.length()) + "/" + quote;
      }
    }
    return name + "/USDT";
  }

  private static final class Look {
    final Map<String, Grid> grids = new LinkedHashMap<>();
    boolean books;

    void see(String symbol, BigDecimal price, BigDecimal quantity) {
      grids.merge(symbol, Grid.of(price, quantity), Grid::finer);
    }
  }

  /// Steps as fine as the numbers that were seen.
  private record Grid(int prices, int quantities) {
    static Grid of(BigDecimal price, BigDecimal quantity) {
      return new Grid(decimals(price), decimals(quantity));
    }

    private static int decimals(BigDecimal value) {
      return Math.clamp(value.stripTrailingZeros().scale(), 0, SIGNIFICANT);
    }

    Grid finer(Grid other) {
      return new Grid(Math.max(prices, other.prices), Math.max(quantities, other.quantities));
    }

    BigDecimal tick() {
      return BigDecimal.ONE.movePointLeft(prices);
    }

    BigDecimal lot() {
      return BigDecimal.ONE.movePointLeft(quantities);
    }
  }

  private static Look look(Feed feed) throws IOException {
    Look look = new Look();
    Feed.@Nullable Event event = feed.next();
    for (int i = 0; event != null && i < LOOKED_AT; i++, event = feed.next()) {
      switch (event.command()) {
        case Command.CrowdTrade trade -> look.see(trade.symbol(), trade.price(), trade.quantity());
        case Command.CrowdBook book -> {
          look.books = true;
          book.bids().forEach((price, lots) -> look.see(book.symbol(), price, lots));
          book.asks().forEach((price, lots) -> look.see(book.symbol(), price, lots));
        }
        case Command.Place _,
            Command.PlacePair _,
            Command.Cancel _,
            Command.CancelAll _,
            Command.CrowdSweep _ -> {}
      }
    }
    return look;
  }
}
