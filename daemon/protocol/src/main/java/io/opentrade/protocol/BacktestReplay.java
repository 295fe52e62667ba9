package io.opentrade.protocol;

/// `backtest.replay`: makes a run again from its journal, stores the result and returns it.
///
/// @param journal as `opentrade backtest FILE --journal` wrote it
/// @param wantEquity store the equity of every bar, for [BacktestEquity]
public record BacktestReplay(InputFile journal, boolean wantEquity)
    implements Request<BacktestReply> {
  public BacktestReplay {
    Values.present("journal", journal);
  }
}
