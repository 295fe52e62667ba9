package io.opentrade.engine.risk;

import io.opentrade.engine.domain.Money;
import org.jspecify.annotations.Nullable;

/// What an account has to say of an entry.
@FunctionalInterface
public interface AccountRules {
  /// Nothing.
  AccountRules NONE = _ -> null;

  /// Why the entry may not be sent, a clause with the same words for the same rule; null where it
  /// may.
  ///
  /// @param notional at the price it is expected to fill at
  @Nullable String refusal(Money notional);
}
