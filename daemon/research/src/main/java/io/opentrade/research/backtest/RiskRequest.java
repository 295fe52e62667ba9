package io.opentrade.research.backtest;

import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.risk.RiskText;
import io.opentrade.protocol.RiskRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The risk rules that a request asks for.
final class RiskRequest {
  private RiskRequest() {}

  /// @param bar what `bars` are counted in
  /// @throws IllegalArgumentException with a message for people
  static io.opentrade.engine.risk.RiskRules parse(@Nullable RiskRules rules, Timeframe bar) {
    if (rules == null) {
      return io.opentrade.engine.risk.RiskRules.NONE;
    }
    List<String> texts = new ArrayList<>(rules.protections());
    if (rules.rules() != null) {
      texts.addFirst(rules.rules());
    }
    return RiskText.parse(String.join("\n", texts), bar);
  }
}
