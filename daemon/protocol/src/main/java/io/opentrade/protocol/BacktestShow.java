package io.opentrade.protocol;

/// `backtest.show`: a stored run.
///
/// @param id its id, the beginning of its id where that is unique, or `last`
/// @param fewTrades answer with the trades of [BacktestResult#withFewTrades] only
public record BacktestShow(String id, boolean fewTrades) implements Request<BacktestReply> {
  public BacktestShow {
    Values.required("id", id);
  }
}
