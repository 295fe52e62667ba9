package io.opentrade.protocol;

import java.util.List;

/// `alert.list`: all alerts, in the order in which they were made.
public record AlertList() implements AlertRequest<AlertList.Reply> {
  public record Reply(List<AlertInfo> alerts) {
    public Reply {
      alerts = Values.list(alerts);
    }
  }
}
