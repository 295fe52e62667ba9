package io.opentrade.server.simulate.feed;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Side;
import io.opentrade.server.simulate.exchange.Command;
import io.opentrade.server.simulate.exchange.Listing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Candles become four trades each: open, then the nearer of high and low, then the other, close.
/// Candles that are built from these trades have the same prices, and the same volume down to lots.
final class CandleFeed implements Feed {
  private static final BigDecimal FOUR = new BigDecimal(4);

  private final Listing listing;
  private final Instrument grid;
  private final Candles candles;
  private final Deque<Event> ready = new ArrayDeque<>();
  private int bar;

  /// @param from the first bar
  CandleFeed(Listing listing, Instrument grid, Candles candles, int from) {
    this.listing = listing;
    this.grid = grid;
    this.candles = candles;
    this.bar = from;
  }

  @Override
  public @Nullable Event next() {
    while (ready.isEmpty() && bar < candles.size()) {
      if (candles.volume()[bar] > 0) {
        trades(bar);
      }
      bar++;
    }
    return ready.poll();
  }

  private void trades(int bar) {
    double open = candles.open()[bar];
    double high = candles.high()[bar];
    double low = candles.low()[bar];
    boolean up = high - open < open - low;
    double[] prices = {open, up ? high : low, up ? low : high, candles.close()[bar]};
    long length = candles.timeframe().millis();
    BigDecimal whole = new BigDecimal(Double.toString(candles.volume()[bar]));
    BigDecimal part = grid.quantity(whole.divide(FOUR, 18, RoundingMode.DOWN)).value();
    BigDecimal rest = grid.quantity(whole).value().subtract(part.multiply(new BigDecimal(3)));
    double before = open;
    for (int i = 0; i < prices.length; i++) {
      long time = candles.time()[bar] + (i == 3 ? length - 1 : i * length / 3);
      Side side = prices[i] >= before ? Side.BUY : Side.SELL;
      BigDecimal quantity = (i == 3 ? rest : part).max(listing.lot());
      BigDecimal price = grid.price(prices[i]).value();
      ready.add(new Event(time, new Command.CrowdTrade(listing.symbol(), side, price, quantity)));
      before = prices[i];
    }
  }
}
