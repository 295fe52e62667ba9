package io.opentrade.protocol;

import java.util.List;

/// What a halt, a resume or a panic did, account by account.
public record TradingReply(List<AccountState> accounts) {
  public TradingReply {
    accounts = Values.list(accounts);
  }

  /// One account afterwards.
  ///
  /// @param state `active`, `reducing` or `halted`
  /// @param cancelled ids of orders that were taken back
  /// @param kept open orders that protect what is held
  /// @param closing ids of the orders that close what was held
  /// @param problems what could not be done, and why
  public record AccountState(
      String account,
      String state,
      List<String> cancelled,
      List<OrderInfo> kept,
      List<String> closing,
      List<ForeignText> problems) {
    public AccountState {
      cancelled = Values.list(cancelled);
      kept = Values.list(kept);
      closing = Values.list(closing);
      problems = Values.list(problems);
    }
  }
}
