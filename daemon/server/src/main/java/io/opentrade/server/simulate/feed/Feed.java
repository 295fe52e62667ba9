package io.opentrade.server.simulate.feed;

import io.opentrade.server.simulate.exchange.Command;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A market's events in order of time.
public interface Feed {
  /// @param time of the market, ms (UTC)
  record Event(long time, Command command) {}

  /// The next event, null at the end.
  ///
  /// @throws IOException where a recording cannot be read
  @Nullable Event next() throws IOException;
}
