package io.opentrade.server.simulate.feed;

import io.opentrade.engine.domain.Side;
import io.opentrade.server.simulate.exchange.Command;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Recorded trades as text: time, price, quantity and perhaps the side, parted by commas. A first
/// line of words is passed over. The time is since the epoch, in seconds or finer.
final class TradeFile implements Feed {
  private static final BigDecimal THOUSAND = new BigDecimal(1_000);

  /// Beyond this a time is meant in a finer unit than milliseconds.
  private static final BigDecimal LATEST = new BigDecimal("1e13");

  /// Below this a time is meant in seconds.
  private static final BigDecimal EARLIEST = new BigDecimal("1e11");

  private final BufferedReader lines;
  private final String symbol;
  private long number;
  private BigDecimal before = BigDecimal.ZERO;
  private Side side = Side.BUY;

  TradeFile(BufferedReader lines, String symbol) {
    this.lines = lines;
    this.symbol = symbol;
  }

  @Override
  public @Nullable Event next() throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      boolean words = number == 1 && !line.isEmpty() && Character.isLetter(line.charAt(0));
      if (!line.isBlank() && !words) {
        return event(line.split(",", -1));
      }
    }
    return null;
  }

  private Event event(String[] fields) throws IOException {
    try {
      BigDecimal price = new BigDecimal(fields[1].strip());
      BigDecimal quantity = new BigDecimal(fields[2].strip());
      // Without a side the tick rule says it: a rise was bought, a fall was sold.
      if (fields.length > 3 && !fields[3].isBlank()) {
        side =
            fields[3].strip().toLowerCase(java.util.Locale.ROOT).startsWith("s")
                ? Side.SELL
                : Side.BUY;
      } else if (price.compareTo(before) != 0) {
        side = price.compareTo(before) > 0 ? Side.BUY : Side.SELL;
      }
      before = price;
      return new Event(
          millis(new BigDecimal(fields[0].strip())),
          new Command.CrowdTrade(symbol, side, price, quantity));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException wrong) {
      throw new IOException("line " + number + " is no trade: time,price,quantity", wrong);
    }
  }

  private static long millis(BigDecimal time) {
    BigDecimal millis = time;
    if (time.compareTo(EARLIEST) < 0) {
      millis = time.multiply(THOUSAND);
    }
    while (millis.compareTo(LATEST) >= 0) {
      millis = millis.movePointLeft(3);
    }
    return millis.longValue();
  }
}
