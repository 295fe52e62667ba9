package io.opentrade.server.alert.language;

import io.opentrade.engine.domain.Timeframe;
import io.opentrade.server.market.MarketName;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// What words mean that name no market and no bars.
///
/// @param market null where none is meant
/// @param finest the shortest bars that windows may be measured with
record Subject(@Nullable MarketName market, Timeframe finest) {
  private static final long MINUTE = 60_000;

  /// Every exchange has bars of these lengths.
  private static final long[] LENGTHS = {
    MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 240 * MINUTE, 1440 * MINUTE
  };

  /// A window takes no more bars than one page of an exchange.
  private static final long MOST_BARS = 500;

  /// The bars that a window is measured with: the shortest that fit into it wholly.
  ///
  /// @return null where there are none
  @Nullable Timeframe sampling(long window) {
    return LongStream.of(LENGTHS)
        .filter(length -> length >= finest.millis() && length % finest.millis() == 0)
        .filter(length -> window % length == 0 && window / length <= MOST_BARS)
        .mapToObj(Timeframe::new)
        .findFirst()
        .orElse(null);
  }
}
