package io.opentrade.server.simulate;

import io.opentrade.server.simulate.exchange.Fees;
import io.opentrade.server.simulate.fault.FaultPlan;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How the exchange is to be.
///
/// @param port 0 for any that is free
/// @param seed of keys, made-up markets and faults
/// @param speed how many times as fast the market goes; 0 and it stands still after its beginning
/// @param replay series such as `BTC/USDT@binance:1m`, or one recorded file; empty for made-up
///     markets
/// @param symbol of recordings that do not name their market
/// @param warmup bars of a series that are history from the beginning
/// @param depth what a level of a made-up book is worth on average, in the quote asset
/// @param balances what the account begins with
/// @param limited whether the limits of requests and orders are enforced
/// @param journal the file of all that happens to accounts
/// @param database of stored candles
public record Options(
    int port,
    long seed,
    double speed,
    List<String> replay,
    String symbol,
    int warmup,
    BigDecimal depth,
    Map<String, BigDecimal> balances,
    Fees fees,
    FaultPlan faults,
    boolean limited,
    Path journal,
    Path database) {
  /// What an account begins with where nothing else is said.
  public static final Map<String, BigDecimal> BALANCES =
      Map.of("USDT", new BigDecimal(100_000), "BTC", new BigDecimal(1), "ETH", new BigDecimal(10));

  public Options {
    replay = List.copyOf(replay);
    balances = Map.copyOf(balances);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is a number from 0 to 65535");
    }
    if (!(speed >= 0 && speed <= 100_000)) {
      throw new IllegalArgumentException("a speed is a number from 0 to 100000");
    }
  }

  /// Made-up markets that move as time does, no faults, any port.
  public static Options standard(Path journal, long seed) {
    return new Options(
        0,
        seed,
        1,
        List.of(),
        "BTC/USDT",
        0,
        new BigDecimal(20_000),
        BALANCES,
        Fees.STANDARD,
        FaultPlan.NONE,
        true,
        journal,
        journal.resolveSibling("candles.db"));
  }

  /// The same at another speed.
  public Options atSpeed(double other) {
    return new Options(
        port, seed, other, replay, symbol, warmup, depth, balances, fees, faults, limited, journal,
        database);
  }

  /// The same with these faults.
  public Options with(FaultPlan plan) {
    return new Options(
        port, seed, speed, replay, symbol, warmup, depth, balances, fees, plan, limited, journal,
        database);
  }

  /// The same, replaying that.
  public Options replaying(String... what) {
    return new Options(
        port,
        seed,
        speed,
        List.of(what),
        symbol,
        warmup,
        depth,
        balances,
        fees,
        faults,
        limited,
        journal,
        database);
  }
}
