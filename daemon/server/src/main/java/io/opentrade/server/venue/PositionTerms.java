package io.opentrade.server.venue;

import io.opentrade.engine.domain.MarginMode;
import java.math.BigDecimal;
import java.util.Locale;

/// How a future is held: at which leverage, and what stands behind it.
///
/// @param leverage 1 or more, whole: exchanges have no other
public record PositionTerms(int leverage, MarginMode margin) {
  private static final int BROKEN = 9_999;

  public PositionTerms {
    if (leverage < 1) {
      throw new IllegalArgumentException("the leverage is 1 or more");
    }
  }

  /// Terms as an exchange tells them. It may hold a future at a broken leverage, which nobody can
  /// want here: that counts as one that is wanted by nobody, and so is set anew.
  public static PositionTerms told(BigDecimal leverage, MarginMode margin) {
    boolean whole = leverage.signum() > 0 && leverage.stripTrailingZeros().scale() <= 0;
    return new PositionTerms(whole ? leverage.intValueExact() : BROKEN, margin);
  }

  /// For people: `5x isolated`.
  public String words() {
    return leverage + "x " + margin.name().toLowerCase(Locale.ROOT);
  }
}
