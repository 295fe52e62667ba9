package io.opentrade.server.venue;

import io.opentrade.protocol.ForeignText;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A deposit or a withdrawal. It can only be read: nothing here asks for one.
///
/// @param fee null where none is told
/// @param state in the exchange's own words or numbers, where it is neither done nor failed
/// @param at milliseconds since the epoch (UTC)
public record Movement(
    Kind kind,
    String asset,
    BigDecimal amount,
    @Nullable BigDecimal fee,
    ForeignText state,
    ForeignText id,
    long at) {
  /// Which way.
  public enum Kind {
    DEPOSIT,
    WITHDRAWAL
  }
}
