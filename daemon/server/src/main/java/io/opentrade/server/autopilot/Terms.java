package io.opentrade.server.autopilot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.protocol.AutopilotRisk;
import io.opentrade.protocol.AutopilotStart.Target;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.Requests;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a run of the autopilot goes by.
///
/// @param budget that it began with
/// @param maxTrades strategies at work at once, at most
/// @param takeProfitPercent of a leg's budget; null for none, `stopLossPercent` likewise
/// @param target profit at which it stops; null for none
/// @param exchange whose markets it trades
/// @param timeframe such as `1h`
record Terms(
    String account,
    String currency,
    String exchange,
    AutopilotRisk risk,
    Decimal budget,
    int maxTrades,
    @Nullable Decimal takeProfitPercent,
    @Nullable Decimal stopLossPercent,
    @Nullable Target target,
    List<Source> strategies,
    List<String> symbols,
    String timeframe) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  Terms {
    strategies = List.copyOf(strategies);
    symbols = List.copyOf(symbols);
  }

  /// A strategy as it was when the run began.
  ///
  /// @param name of its file
  record Source(String name, String text) {}

  /// The profit at which it stops, in money; null for none.
  @Nullable BigDecimal targetProfit() {
    if (target == null) {
      return null;
    }
    Decimal percent = target.percent();
    if (percent == null) {
      return Objects.requireNonNull(target.amount()).value();
    }
    return budget.value().multiply(percent.value()).divide(HUNDRED);
  }

  /// The loss at which it stops, in money.
  BigDecimal lossLimit() {
    return budget.value().multiply(BigDecimal.valueOf(risk.lossPercent())).divide(HUNDRED);
  }

  Terms withTarget(@Nullable Target other) {
    return new Terms(
        account,
        currency,
        exchange,
        risk,
        budget,
        maxTrades,
        takeProfitPercent,
        stopLossPercent,
        other,
        strategies,
        symbols,
        timeframe);
  }

  String write() {
    return Requests.print(this);
  }

  /// @throws IllegalStateException where the text is none of ours
  static Terms read(String text) {
    try {
      return Requests.read(JSON.readTree(text), Terms.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a run of the autopilot is not as it was written", broken);
    }
  }
}
