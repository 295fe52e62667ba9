package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The risk rules of an account.
///
/// @param rules `max-drawdown=20%, order-notional=1000`, parted by commas or line breaks; null for
///     none
/// @param protections such as `cooldown(stop=2h)`
public record RiskRules(@Nullable String rules, List<String> protections) {
  public RiskRules {
    protections = Values.list(protections);
  }
}
