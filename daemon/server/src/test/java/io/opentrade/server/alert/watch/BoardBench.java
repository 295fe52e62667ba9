package io.opentrade.server.alert.watch;

import com.sun.management.ThreadMXBean;
import io.opentrade.server.alert.language.AlertLanguage;
import io.opentrade.server.market.MarketName;
import java.lang.management.ManagementFactory;
import java.util.Random;

/// What a tick costs with many alerts: prices at which they wait, spread over the market's range,
/// some with a second condition, some on change and indicators.
final class BoardBench implements Board.Listener {
  private static final MarketName MARKET = MarketName.of("BTC/USDT@binance");
  private static final double MIDDLE = 60_000;

  private final Board board = new Board(this);
  private long fired;

  /// @param nanosATick on average
  /// @param fired how many firings there were
  /// @param bytesATick allocated, on average
  record Result(double nanosATick, long fired, double bytesATick) {
    @Override
    public String toString() {
      return String.format(
          "%.0f ns a tick, %d firings, %.2f bytes allocated a tick", nanosATick, fired, bytesATick);
    }
  }

  /// @param reach how far alerts lie from the middle at most, as a fraction; the price moves within
  ///     about two percent of it
  BoardBench(int alerts, double reach, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < alerts; i++) {
      double level = Math.round(MIDDLE * (1 + reach * (2 * random.nextDouble() - 1)));
      String sign = level > MIDDLE ? " > " : " < ";
      String more =
          switch (i % 10) {
            case 7 -> " and spread < 0.5%";
            case 8 -> " and not price " + (level > MIDDLE ? "< 1" : "> 1M");
            case 9 -> " or change(1h) > 40%";
            default -> "";
          };
      board.add(
          "a" + i, AlertLanguage.read(MARKET + sign + level + more, null), Manner.PLAIN, true, 0);
    }
  }

  Result run(int ticks, long seed) {
    Random random = new Random(seed);
    double[] prices = new double[ticks];
    double price = MIDDLE;
    for (int i = 0; i < ticks; i++) {
      price += (MIDDLE - price) * 0.002 + random.nextGaussian() * 20;
      prices[i] = Math.round(price * 100) / 100.0;
    }
    long before = allocated();
    long start = System.nanoTime();
    for (int i = 0; i < ticks; i++) {
      board.told(MARKET, prices[i], prices[i] - 0.5, prices[i] + 0.5, i, i);
    }
    long nanos = System.nanoTime() - start;
    long bytes = allocated() - before;
    return new Result((double) nanos / ticks, fired, (double) bytes / ticks);
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  @Override
  public void fired(String alert, Cause cause, long at) {
    fired++;
  }

  @Override
  public void armed(String alert) {}
}
