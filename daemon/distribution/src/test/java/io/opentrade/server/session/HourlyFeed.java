package io.opentrade.server.session;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.Ticker;
import io.opentrade.server.venue.VenueError;
import java.math.BigDecimal;
import java.util.Arrays;

/// Markets that stand at 20,000.
final class HourlyFeed implements Feed {
  private static final double PRICE = 20_000;

  @Override
  public Answer<Listing> listing(String exchange, String symbol) {
    return Answer.of(
        new Listing(
            new Market(symbol, MarketKind.SPOT, symbol.replace("/", "")),
            new Instrument(symbol, new BigDecimal("0.01"), new BigDecimal("0.0001"), 8),
            Quantity.of("0.0001"),
            null,
            Money.of("5"),
            0,
            true));
  }

  @Override
  public Answer<Ticker> ticker(String exchange, String symbol) {
    return Answer.failed(new VenueError.Down("the test tells prices itself"));
  }

  @Override
  public Answer<Candles> candles(
      String exchange, String symbol, Timeframe timeframe, long from, long to) {
    long first = Math.ceilDiv(Math.max(0, from), timeframe.millis());
    int count = (int) Math.max(0, Math.ceilDiv(to, timeframe.millis()) - first);
    long[] time = new long[count];
    double[] price = new double[count];
    Arrays.fill(price, PRICE);
    for (int bar = 0; bar < count; bar++) {
      time[bar] = (first + bar) * timeframe.millis();
    }
    double[] volume = new double[count];
    Arrays.fill(volume, 1);
    return Answer.of(new Candles(timeframe, time, price, price, price, price, volume));
  }
}
