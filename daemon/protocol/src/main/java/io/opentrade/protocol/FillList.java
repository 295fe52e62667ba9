package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `fill.list`: the last fills of an account, oldest first.
///
/// @param symbol null for all
/// @param limit how many at most; 0 for 100
public record FillList(String account, @Nullable String symbol, int limit)
    implements TradingRequest<FillList.Reply> {
  public FillList {
    Values.present("account", account);
    limit = Values.limit(limit, 100, Integer.MAX_VALUE);
  }

  public record Reply(List<FillInfo> fills) {
    public Reply {
      fills = Values.list(fills);
    }
  }
}
