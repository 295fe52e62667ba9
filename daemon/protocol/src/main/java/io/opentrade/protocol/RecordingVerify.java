package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `recording.verify`: reads a recording from its beginning to its end and says whether it is
/// whole.
///
/// @param name of its file, with or without its ending, as `data.recordings` tells it
public record RecordingVerify(String name) implements Request<RecordingVerify.Reply> {
  public RecordingVerify {
    Values.required("name", name);
  }

  /// What it holds.
  ///
  /// @param file its path
  /// @param market such as `BTC/USDT@binance`; null where the file does not begin as a recording
  ///     of ours does
  /// @param began by the clock of the computer that recorded it; null as above
  /// @param from of the exchange's first event; null where there is none
  /// @param to of the exchange's last event
  /// @param changes of the book
  /// @param books whole ones
  /// @param gaps that the recording itself tells of: its readers know what is missing
  /// @param cut whether the last line is half written, which readers pass over
  /// @param faults what should not be there, the first hundred: lines that cannot be read, changes
  ///     that do not follow the one before, trades that were told before
  /// @param faultCount of all of them
  /// @param sha256 of the file, hexadecimal
  public record Reply(
      ForeignText file,
      @Nullable ForeignText market,
      @Nullable Instant began,
      @Nullable Instant from,
      @Nullable Instant to,
      long bytes,
      long trades,
      long changes,
      long books,
      long gaps,
      boolean cut,
      List<Fault> faults,
      long faultCount,
      String sha256) {
    public Reply {
      faults = Values.list(faults);
    }
  }

  /// Something that should not be there.
  ///
  /// @param line its number, from one
  public record Fault(long line, String what) {}
}
