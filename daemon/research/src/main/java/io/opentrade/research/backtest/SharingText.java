package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Sharing;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.Decimal;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How desks share an account, from what the document of a run says.
final class SharingText {
  private SharingText() {}

  /// @param places how many desks there are
  static Sharing parse(BacktestResult.@Nullable Portfolio portfolio, int places) {
    if (portfolio == null) {
      return Sharing.FREE;
    }
    Integer most = portfolio.mostTrades();
    List<BigDecimal> weights = portfolio.weights().stream().map(Decimal::value).toList();
    return new Sharing(most == null ? places : most, weights);
  }
}
