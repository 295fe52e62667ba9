package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `data.follow`: the bars of a series that have closed since, stored as the exchange has them and
/// compared with those that were built from its trades. A series is followed for as long as
/// somebody asks, and half a minute longer. Bars that closed before the following began are those
/// of `data.download`.
///
/// @param after the number of what was heard last; null begins with what comes
/// @param patience how long to wait for something, milliseconds
public record DataFollow(String series, @Nullable Long after, int patience)
    implements Request<DataFollow.Reply> {
  /// How long a question may wait.
  public static final int LONGEST = 20_000;

  public DataFollow {
    Values.required("series", series);
    if (patience < 0 || patience > LONGEST) {
      throw new IllegalArgumentException("'patience' must be 0 to " + LONGEST);
    }
  }

  /// @param seq to ask after next time
  /// @param bars that were stored, in order
  /// @param notices such as a broken connection, in order
  public record Reply(long seq, List<Bar> bars, List<Notice> notices) {
    public Reply {
      bars = Values.list(bars);
      notices = Values.list(notices);
    }
  }

  /// A closed bar.
  ///
  /// @param check `agrees` or `differs` with the bar built from trades; `unchecked` where trades
  ///     may be missing in that one
  /// @param differences in words; empty but for `differs`
  public record Bar(Candle candle, String check, List<String> differences) {
    public Bar {
      differences = Values.list(differences);
    }
  }

  /// What happened to the connection.
  public record Notice(Instant at, ForeignText text) {}
}
