package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `backtest.equity`: the equity of a stored run on every bar, a page at a time.
///
/// @param id as in [BacktestShow]
/// @param offset first bar wanted, from 0
/// @param limit how many bars at most; 0 for 5000, at most 10000
public record BacktestEquity(String id, long offset, int limit)
    implements Request<BacktestEquity.Reply> {
  public BacktestEquity {
    Values.required("id", id);
    if (offset < 0) {
      throw new IllegalArgumentException("'offset' cannot be negative");
    }
    limit = Values.limit(limit, 5000, 10_000);
  }

  /// @param next the offset of the next page, or null after the last
  public record Reply(List<Point> points, @Nullable Long next) {
    public Reply {
      points = Values.list(points);
    }
  }

  /// @param time of the bar
  /// @param equity at its close
  public record Point(Instant time, double equity) {
    public Point {
      Values.finite("equity", equity);
    }
  }
}
