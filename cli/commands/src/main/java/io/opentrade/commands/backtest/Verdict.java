package io.opentrade.commands.backtest;

import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Messages;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.Metrics;

/// The one sentence that a person reads first.
final class Verdict {
  private final Messages messages;

  Verdict(Messages messages) {
    this.messages = messages;
  }

  Line line(BacktestResult result) {
    Metrics metrics = result.metrics();
    int decimals = MetricGroups.decimals(metrics);
    double profit = metrics.netProfit().toDouble();
    Line line =
        new Line()
            .add(Numbers.fixed(metrics.startEquity().value(), decimals))
            .add(Tint.DIM, " → ")
            .add(Tint.BOLD, Numbers.fixed(metrics.endEquity().value(), decimals))
            .add(result.run().currency().isEmpty() ? "" : " " + result.run().currency())
            .add("   ")
            .add(Tint.bySign(profit), Numbers.signedPercent(metrics.netProfitPercent()));
    if (metrics.buyAndHoldPercent() != null) {
      line.add(
          Tint.DIM,
          "   " + messages.text("report.held", Numbers.signedPercent(metrics.buyAndHoldPercent())));
    }
    return line;
  }
}
