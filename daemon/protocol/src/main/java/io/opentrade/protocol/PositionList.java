package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `position.list`.
///
/// @param account null for all
public record PositionList(@Nullable String account) implements TradingRequest<PositionList.Reply> {
  public record Reply(List<PositionInfo> positions) {
    public Reply {
      positions = Values.list(positions);
    }
  }
}
