package io.opentrade.server.alert.watch;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.server.market.MarketName;

/// Why an alert was looked at. What it is called is called so for ever, so that one cause fires an
/// alert once, whatever is restarted.
public sealed interface Cause {
  /// The name, for ever.
  String key();

  /// A market was told anew.
  ///
  /// @param at of the exchange, milliseconds since the epoch (UTC)
  record Told(MarketName market, long at) implements Cause {
    @Override
    public String key() {
      return "tick " + market + " " + at;
    }
  }

  /// A bar closed.
  ///
  /// @param close when it did, milliseconds since the epoch (UTC)
  record Closed(SeriesName series, long close) implements Cause {
    @Override
    public String key() {
      return "bar " + series + " " + close;
    }
  }

  /// Something happened.
  ///
  /// @param event its name
  record Happened(String event) implements Cause {
    @Override
    public String key() {
      return "event " + event;
    }
  }

  /// Accounts or the daemon's health were looked at, or time has passed.
  ///
  /// @param at milliseconds since the epoch (UTC)
  record Looked(String what, long at) implements Cause {
    @Override
    public String key() {
      return what + " " + at;
    }
  }
}
