package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `data.record`: records books and trades of live markets into files, one a market, until the time
/// is over, the size is reached, or the request is cancelled: then the reply comes as well.
///
/// @param markets such as `BTC/USDT@binance`
/// @param seconds how long; null for until it is cancelled
/// @param mostBytes of all files together; null for as much as the disk has
public record DataRecord(List<String> markets, @Nullable Long seconds, @Nullable Long mostBytes)
    implements Request<DataRecord.Reply> {
  public DataRecord {
    markets = Values.some("markets", markets);
    if ((seconds != null && seconds < 1) || (mostBytes != null && mostBytes < 1)) {
      throw new IllegalArgumentException("'seconds' and 'mostBytes' must be positive");
    }
  }

  /// @param ended why: `time`, `size`, `cancelled`, `disk` or `failed`
  public record Reply(String ended, List<Recording> recordings) {
    public Reply {
      recordings = Values.list(recordings);
    }
  }

  /// One market's file.
  ///
  /// @param from time of the exchange's first event; null where nothing came
  /// @param books whole books: one at the beginning, and one after each gap
  /// @param doubles trades that were told twice, and are written once
  /// @param missing trades of which only the number is known to be missing
  /// @param gapCount of which `gaps` has the first thousand
  /// @param failure why it ended early; null where it did not
  public record Recording(
      String market,
      ForeignText file,
      @Nullable Instant from,
      @Nullable Instant to,
      long trades,
      long changes,
      long books,
      long doubles,
      long missing,
      long gapCount,
      List<Gap> gaps,
      long bytes,
      @Nullable ForeignText failure) {
    public Recording {
      gaps = Values.list(gaps);
    }
  }

  /// What is missing in a recording.
  ///
  /// @param what `trades` or `book`
  /// @param to null where it lasted until the end
  public record Gap(String what, Instant from, @Nullable Instant to, ForeignText why) {}
}
