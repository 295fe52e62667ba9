package io.opentrade.server.recording;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.protocol.DataRecord;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.market.BookKeeper;
import io.opentrade.server.market.MarketName;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.Venue;
import io.opentrade.server.venue.VenueError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One market that is being recorded.
final class LiveRecording {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final MarketName name;
  private final RecordingFile file;
  private final Recorder recorder;
  private final BookKeeper keeper;

  private LiveRecording(MarketName name, RecordingFile file, Recorder recorder, BookKeeper keeper) {
    this.name = name;
    this.file = file;
    this.recorder = recorder;
    this.keeper = keeper;
  }

  /// Begins a file in the folder, and to listen.
  ///
  /// @throws RequestFailed where the exchange has no such market
  /// @throws IOException where no file can be made
  static LiveRecording begin(Path folder, Venue venue, MarketName name, InstantSource clock)
      throws IOException {
    Market market = must(venue, venue.market(name.symbol()));
    Listing listing = must(venue, venue.listing(market));
    Instant now = clock.instant();
    RecordedLine line = RecordedLine.of(market.symbol());
    RecordingFile file = new RecordingFile(free(folder, line.code(), venue.name(), now));
    Instrument grid = listing.instrument();
    file.append(
        line.head(
            name.toString(),
            market.kind().word(),
            grid.tick().toString(),
            grid.lot().toString(),
            now.toString()));
    Recorder recorder = new Recorder(file, line, venue.numbersTrades(), clock);
    BookKeeper keeper = new BookKeeper(venue, List.of(market), recorder);
    keeper.startWithTrades();
    return new LiveRecording(name, file, recorder, keeper);
  }

  private static Path free(Path folder, String code, String exchange, Instant now) {
    String stem = code + "-" + exchange + "-" + STAMP.format(now);
    Path path = folder.resolve(stem + KeptRecordings.ENDING);
    for (int next = 2; path.toFile().exists(); next++) {
      path = folder.resolve(stem + "-" + next + KeptRecordings.ENDING);
    }
    return path;
  }

  private static <T> T must(Venue venue, Answer<T> answer) {
    return switch (answer) {
      case Answer.Value<T>(T value) -> value;
      case Answer.Failed<T>(VenueError error) -> {
        boolean unknown =
            error instanceof VenueError.Rejected(var reason, _, _)
                && reason == VenueError.Reason.UNKNOWN_SYMBOL;
        throw new RequestFailed(
            unknown ? FailureKind.NOT_FOUND : FailureKind.EXCHANGE,
            venue.name() + ": " + error.words(),
            null);
      }
    };
  }

  Path path() {
    return file.path();
  }

  long bytes() {
    return recorder.state().bytes();
  }

  long messages() {
    Recorder.State state = recorder.state();
    return state.trades() + state.changes() + state.books();
  }

  long gaps() {
    return recorder.state().gapCount();
  }

  boolean failed() {
    return recorder.state().failure() != null;
  }

  void flush(boolean force) {
    recorder.flush(force);
  }

  void stop() {
    keeper.close();
    recorder.stop();
  }

  DataRecord.Recording told() {
    Recorder.State state = recorder.state();
    return new DataRecord.Recording(
        name.toString(),
        new ForeignText(file.path().toString()),
        state.from(),
        state.to(),
        state.trades(),
        state.changes(),
        state.books(),
        state.doubles(),
        state.missing(),
        state.gapCount(),
        state.gaps().stream().map(LiveRecording::told).toList(),
        state.bytes(),
        foreign(state.failure()));
  }

  private static DataRecord.Gap told(Recorder.Gap gap) {
    return new DataRecord.Gap(gap.what(), gap.from(), gap.to(), new ForeignText(gap.why()));
  }

  private static @Nullable ForeignText foreign(@Nullable String text) {
    return text == null ? null : new ForeignText(text);
  }
}
