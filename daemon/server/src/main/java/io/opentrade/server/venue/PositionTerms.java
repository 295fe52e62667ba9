package io.opentrade.server.venue;

import io.opentrade.engine.domain.MarginMode;
import java.util.Locale;

/// How a future is held: at which leverage, and what stands behind it.
///
/// @param leverage 1 or more, whole: exchanges have no other
public record PositionTerms(int leverage, MarginMode margin) {
  public PositionTerms {
    if (leverage < 1) {
      throw new IllegalArgumentException("the leverage is 1 or more");
    }
  }

  /// For people: `5x isolated`.
  public String words() {
    return leverage + "x " + margin.name().toLowerCase(Locale.ROOT);
  }
}
