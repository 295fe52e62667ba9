package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;

/// `data.recordings`: the recorded books and trades that are kept, the newest first.
public record DataRecordings() implements Request<DataRecordings.Reply> {
  /// @param folder where they are
  /// @param bytes of all together
  /// @param free bytes that the disk has left
  public record Reply(ForeignText folder, long bytes, long free, List<Kept> recordings) {
    public Reply {
      recordings = Values.list(recordings);
    }
  }

  /// One file.
  ///
  /// @param file its path
  /// @param market such as `BTC/USDT@binance`
  /// @param began by the clock of this computer
  /// @param written when the last of it was written
  public record Kept(
      ForeignText file, ForeignText market, Instant began, Instant written, long bytes) {}
}
