package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;

/// `optimize.list`: studies, the newest first.
///
/// @param limit how many; 0 for 20
public record OptimizeList(int limit) implements Request<OptimizeList.Reply> {
  public OptimizeList {
    limit = Values.limit(limit, 20, 1000);
  }

  /// The newest studies.
  public record Reply(List<Entry> studies) {
    public Reply {
      studies = Values.list(studies);
    }
  }

  /// A study.
  ///
  /// @param state `running`, `stopped` or `done`
  public record Entry(
      String id,
      Instant created,
      String state,
      ForeignText strategy,
      ForeignText series,
      String method,
      String objective,
      int tried) {}
}
