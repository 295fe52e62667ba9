package io.opentrade.protocol;

import java.util.List;

/// What a halt, a resume or a panic did, account by account.
public record TradingReply(List<AccountState> accounts) {
  public TradingReply {
    accounts = Values.list(accounts);
  }

  /// The accounts that gave no answer: what became of them is not known.
  public List<AccountState> silent() {
    return accounts.stream().filter(one -> one.state().equals(AccountState.UNKNOWN)).toList();
  }

  /// One account afterwards.
  ///
  /// @param state `active`, `reducing` or `halted`; `unknown` where the account gave no answer
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
    /// The state of an account that gave no answer.
    public static final String UNKNOWN = "unknown";

    public AccountState {
      cancelled = Values.list(cancelled);
      kept = Values.list(kept);
      closing = Values.list(closing);
      problems = Values.list(problems);
    }
  }
}
