package io.opentrade.protocol;

/// `backtest.show`: a stored run.
///
/// @param id its id, the beginning of its id where that is unique, or `last`
public record BacktestShow(String id) implements Request<BacktestReply> {
  public BacktestShow {
    Values.required("id", id);
  }
}
