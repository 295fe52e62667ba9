package io.opentrade.server.app;

import io.opentrade.server.log.Log;
import io.opentrade.server.market.DownloadFailure;
import io.opentrade.server.market.Exchanges;
import io.opentrade.server.session.Accounts;
import io.opentrade.server.session.PriceWatch;
import io.opentrade.server.session.TradingFloor;
import io.opentrade.server.session.VenueFeed;
import io.opentrade.server.venue.Venue;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The accounts, recovered and at work, and what keeps their prices coming.
record Trading(Accounts accounts, PriceWatch watch, TradingFloor floor) implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final String ID_PREFIX = "ot";
  private static final int MARK_BITS = 30;
  private static final int MARK_RADIX = 36;

  static Trading open(Path folder, Exchanges exchanges, InstantSource clock, Log log) {
    SecureRandom random = new SecureRandom();
    Accounts accounts = Accounts.open(folder, clock, () -> mark(random), log);
    VenueFeed feed = new VenueFeed(name -> venue(exchanges, name));
    PriceWatch watch = new PriceWatch(accounts, feed, clock, PAUSE, log);
    watch.start();
    return new Trading(accounts, watch, new TradingFloor(accounts, feed, clock));
  }

  private static String mark(SecureRandom random) {
    String mark = Integer.toString(random.nextInt(1 << MARK_BITS), MARK_RADIX);
    return ID_PREFIX + mark.toUpperCase(Locale.ROOT) + "X";
  }

  private static @Nullable Venue venue(Exchanges exchanges, String name) {
    try {
      return exchanges.prompt(name);
    } catch (DownloadFailure unknown) {
      return null;
    }
  }

  @Override
  public void close() {
    watch.close();
    accounts.close();
  }
}
