package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `exchange.simulate`: starts a local exchange in a process of its own. It goes on until
/// `exchange.stop`, and is not touched by the end of the daemon.
///
/// @param api the interface that it speaks: `binance`
/// @param replay names of stored series, or the absolute path of one recording; empty for made-up
///     markets
/// @param symbol of a recording that does not name its market, such as `BTC/USDT`
/// @param speed how many times as fast the market goes; null for once, 0 for not at all
/// @param port 0 for any that is free
/// @param seed of keys, made-up markets and faults; null for any
/// @param fault such as `latency=200ms,lost-answer=0.05`
/// @param fee of all trades, a fraction; null for 0.001
/// @param balance what the account begins with, such as `USDT=10000,BTC=1`
/// @param warmup bars of a series that are history from the beginning; null for none
/// @param depth what a level of a made-up book is worth, in the quote asset
/// @param unlimited whether limits of requests and orders are counted but not enforced
public record ExchangeSimulate(
    String api,
    List<String> replay,
    @Nullable String symbol,
    @Nullable Decimal speed,
    int port,
    @Nullable Long seed,
    @Nullable String fault,
    @Nullable Decimal fee,
    @Nullable String balance,
    @Nullable Integer warmup,
    @Nullable Decimal depth,
    boolean unlimited)
    implements Request<ExchangeSimulate.Reply> {
  public ExchangeSimulate {
    Values.required("api", api);
    replay = Values.list(replay);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("'port' must be from 0 to 65535");
    }
  }

  /// @param address of REST
  /// @param stream address of the streams
  /// @param key of its one account, good for nothing but this exchange; so is the secret
  /// @param seed with which the same exchange is made again
  /// @param journal the file of all that happens to the account
  public record Reply(
      String id,
      long pid,
      String address,
      String stream,
      String key,
      String secret,
      long seed,
      ForeignText journal) {}
}
