package io.opentrade.server.autopilot;

import io.opentrade.protocol.InputFile;
import java.time.Instant;

/// Where it is found out how a strategy does on a market.
public interface Outlooks {
  /// Looks at the past, up to that moment. May take minutes.
  ///
  /// @param account for which
  /// @param script the strategy
  /// @param series such as `BTC/USDT@binance:1h`
  Candidate.Outlook of(String account, InputFile script, String series, Instant now)
      throws InterruptedException;
}
