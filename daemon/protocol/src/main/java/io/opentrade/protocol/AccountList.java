package io.opentrade.protocol;

import java.util.List;

/// `account.list`: every account, by name.
public record AccountList() implements TradingRequest<AccountList.Reply> {
  public record Reply(List<AccountInfo> accounts) {
    public Reply {
      accounts = Values.list(accounts);
    }
  }
}
