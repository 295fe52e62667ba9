package io.opentrade.server.app;

import io.opentrade.protocol.frame.Home;
import io.opentrade.sandbox.RestartPolicy;
import io.opentrade.sandbox.jail.Wall;
import io.opentrade.server.log.Log;
import io.opentrade.server.market.DownloadFailure;
import io.opentrade.server.market.Exchanges;
import io.opentrade.server.session.Accounts;
import io.opentrade.server.session.ExchangeDoors;
import io.opentrade.server.session.JailedPlanner;
import io.opentrade.server.session.PriceWatch;
import io.opentrade.server.session.Strategies;
import io.opentrade.server.session.TradingDefaults;
import io.opentrade.server.session.TradingFloor;
import io.opentrade.server.session.TransferActions;
import io.opentrade.server.session.VenueFeed;
import io.opentrade.server.settings.Settings;
import io.opentrade.server.settings.SettingsTable;
import io.opentrade.server.vault.Vault;
import io.opentrade.server.venue.Venue;
import io.opentrade.store.StrategyStore;
import io.opentrade.store.TransferStore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The accounts, recovered and at work, and what keeps their prices coming.
record Trading(
    Accounts accounts,
    PriceWatch watch,
    JailedPlanner planner,
    Strategies strategies,
    StrategyStore stored,
    TransferStore moved,
    TransferActions transfers,
    TradingFloor floor)
    implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /// A strategy whose exchange does not answer tries to go on after so long.
  private static final Duration AGAIN = Duration.ofSeconds(10);

  private static final String ID_PREFIX = "ot";
  private static final int MARK_BITS = 30;
  private static final int MARK_RADIX = 36;

  /// @param lib the folder of the jars of all processes
  static Trading open(
      Home home,
      Path lib,
      Settings settings,
      Exchanges exchanges,
      Vault vault,
      InstantSource clock,
      Log log) {
    SecureRandom random = new SecureRandom();
    ExchangeDoors doors =
        new ExchangeDoors(
            vault,
            name -> venue(exchanges, name),
            (name, addresses) ->
                Exchanges.NAMES.contains(name) ? exchanges.at(name, addresses) : null);
    Accounts accounts = Accounts.open(home.data(), clock, () -> mark(random), log, doors);
    VenueFeed feed = new VenueFeed(name -> venue(exchanges, name));
    PriceWatch watch = new PriceWatch(accounts, feed, clock, PAUSE, log);
    watch.start();
    JailedPlanner planner =
        new JailedPlanner(
            lib,
            home.state().resolve("live-slots"),
            () -> Wall.named(settings.get(SettingsTable.JAIL_WALL)));
    Strategies strategies =
        new Strategies(
            accounts,
            feed,
            planner,
            clock,
            new Strategies.Restarts(AGAIN, RestartPolicy.standard()),
            home.state().resolve("strategies"),
            log);
    strategies.resume();
    accounts.reserve().hold();
    StrategyStore stored = StrategyStore.open(home.data().resolve("strategies.db"));
    TradingFloor floor =
        new TradingFloor(accounts, feed, strategies, stored, clock, defaults(settings));
    TransferStore moved = TransferStore.open(home.data().resolve("transfers.db"));
    TransferActions transfers =
        new TransferActions(accounts, moved, clock, TransferActions.Patience.USUAL);
    return new Trading(accounts, watch, planner, strategies, stored, moved, transfers, floor);
  }

  private static TradingDefaults defaults(Settings settings) {
    return new TradingDefaults() {
      @Override
      public Optional<BigDecimal> stopLoss() {
        return settings.get(SettingsTable.TRADING_STOP_LOSS);
      }

      @Override
      public Optional<BigDecimal> takeProfit() {
        return settings.get(SettingsTable.TRADING_TAKE_PROFIT);
      }

      @Override
      public boolean realStrategies() {
        return settings.get(SettingsTable.FEATURE_REAL_STRATEGIES).equals("on");
      }
    };
  }

  private static String mark(SecureRandom random) {
    String mark = Integer.toString(random.nextInt(1 << MARK_BITS), MARK_RADIX);
    return ID_PREFIX + mark.toUpperCase(Locale.ROOT) + "X";
  }

  static @Nullable Venue venue(Exchanges exchanges, String name) {
    try {
      return exchanges.prompt(name);
    } catch (DownloadFailure unknown) {
      return null;
    }
  }

  @Override
  public void close() {
    strategies.close();
    watch.close();
    planner.close();
    accounts.close();
    stored.close();
    moved.close();
  }
}
