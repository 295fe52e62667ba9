package io.opentrade.protocol;

/// The answer to [BacktestRun] and [BacktestShow].
///
/// @param result the document that `--json` prints
/// @param chart the equity, thinned for drawing
/// @param facts what else a person wants to know
public record BacktestReply(BacktestResult result, EquityChart chart, RunFacts facts) {
  /// The same with [BacktestResult#withFewTrades].
  public BacktestReply withFewTrades() {
    return new BacktestReply(result.withFewTrades(), chart, facts);
  }
}
