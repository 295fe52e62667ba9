package io.opentrade.research.study;

import io.opentrade.engine.backtest.ReturnStatistics;
import io.opentrade.protocol.Metrics;
import org.jspecify.annotations.Nullable;

/// What came of one combination, as it is kept.
///
/// @param train figures of the first part; null where there is one part, or it could not run
/// @param test figures of the part that ranks; null where it could not run
/// @param returns of both parts together; null where it could not run
/// @param reason why it could not run, or null
record Result(
    @Nullable Metrics train,
    @Nullable Metrics test,
    @Nullable ReturnStatistics returns,
    @Nullable String reason) {
  static Result impossible(String reason) {
    return new Result(null, null, null, reason);
  }
}
