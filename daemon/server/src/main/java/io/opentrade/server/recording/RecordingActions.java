package io.opentrade.server.recording;

import io.opentrade.protocol.DataRecord;
import io.opentrade.protocol.DataRecordings;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.RecordingRemove;
import io.opentrade.protocol.RecordingVerify;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.server.market.DownloadFailure;
import io.opentrade.server.market.Exchanges;
import io.opentrade.server.market.MarketName;
import io.opentrade.server.text.Causes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// `data.record`, `data.recordings` and what may be done with a recording.
public final class RecordingActions {
  private final Path folder;
  private final Exchanges exchanges;
  private final InstantSource clock;
  private final RecordingLimits limits;
  private final Set<Path> written = ConcurrentHashMap.newKeySet();

  /// @param folder of all recordings; made when it is needed
  public RecordingActions(
      Path folder, Exchanges exchanges, InstantSource clock, RecordingLimits limits) {
    this.folder = folder;
    this.exchanges = exchanges;
    this.clock = clock;
    this.limits = limits;
  }

  /// Records until it is enough; a cancelled recording is a finished one.
  ///
  /// @throws RequestFailed where a market is unknown or no file can be made
  public DataRecord.Reply record(DataRecord request, Progress progress) {
    Set<MarketName> names = new TreeSet<>(Comparator.comparing(MarketName::toString));
    for (String market : request.markets()) {
      MarketName named = MarketName.of(market);
      names.add(new MarketName(named.symbol(), named.exchange(), null));
    }
    List<LiveRecording> running = new ArrayList<>();
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      for (MarketName name : names) {
        running.add(LiveRecording.begin(folder, exchanges.prompt(name.exchange()), name, clock));
        written.add(running.getLast().path());
      }
      String ended = watch(request, running, progress);
      running.forEach(LiveRecording::stop);
      return new DataRecord.Reply(ended, running.stream().map(LiveRecording::told).toList());
    } catch (DownloadFailure refused) {
      throw new RequestFailed(
          FailureKind.USAGE, String.valueOf(refused.getMessage()), refused.hint());
    } catch (IOException failed) {
      throw new RequestFailed(
          FailureKind.FAILED,
          "the recording cannot be written: " + Causes.of(failed),
          "is the disk full, or may the daemon not write in " + folder + "?");
    } finally {
      running.forEach(LiveRecording::stop);
      running.forEach(one -> written.remove(one.path()));
    }
  }

  /// Why it ended.
  private String watch(DataRecord request, List<LiveRecording> running, Progress progress)
      throws IOException {
    long begin = System.nanoTime();
    long forced = begin;
    while (true) {
      long bytes = running.stream().mapToLong(LiveRecording::bytes).sum();
      progress.at(step(running, bytes));
      if (running.stream().allMatch(LiveRecording::failed)) {
        return "failed";
      }
      if (request.mostBytes() != null && bytes >= request.mostBytes()) {
        return "size";
      }
      if (request.seconds() != null
          && System.nanoTime() - begin >= request.seconds() * 1_000_000_000L) {
        return "time";
      }
      if (Files.getFileStore(folder).getUsableSpace() < limits.room()) {
        return "disk";
      }
      try {
        Thread.sleep(limits.flush());
      } catch (InterruptedException cancelled) {
        return "cancelled"; // what is recorded is told: that is how a recording usually ends
      }
      boolean due = System.nanoTime() - forced >= limits.force().toNanos();
      running.forEach(one -> one.flush(due));
      forced = due ? System.nanoTime() : forced;
    }
  }

  private static Progress.Step step(List<LiveRecording> running, long bytes) {
    long messages = running.stream().mapToLong(LiveRecording::messages).sum();
    long gaps = running.stream().mapToLong(LiveRecording::gaps).sum();
    String size = String.format(java.util.Locale.ROOT, "%.1f MB", bytes / 1e6);
    String holes = gaps == 0 ? "" : gaps == 1 ? ", 1 gap" : ", " + gaps + " gaps";
    return new Progress.Step(messages, 0, "messages", new ForeignText(size + holes));
  }

  /// What is kept.
  public DataRecordings.Reply list() {
    return KeptRecordings.in(folder);
  }

  /// Reads one from its beginning to its end.
  ///
  /// @throws RequestFailed where there is none of that name
  public RecordingVerify.Reply verify(RecordingVerify request) {
    try {
      return RecordingReader.of(KeptRecordings.file(folder, request.name()));
    } catch (IOException failed) {
      throw KeptRecordings.unreadable(failed);
    }
  }

  /// Deletes one that is not being written.
  ///
  /// @throws RequestFailed where there is none of that name, or it is being written
  public RecordingRemove.Reply remove(RecordingRemove request) {
    Path file = KeptRecordings.file(folder, request.name());
    if (written.contains(file)) {
      throw new RequestFailed(
          FailureKind.FAILED,
          "the recording " + request.name() + " is being written",
          "end it first: Ctrl-C where it runs");
    }
    try {
      long bytes = Files.size(file);
      Files.delete(file);
      return new RecordingRemove.Reply(new ForeignText(file.toString()), bytes);
    } catch (IOException failed) {
      throw new RequestFailed(
          FailureKind.FAILED, "the recording cannot be deleted: " + Causes.of(failed), null);
    }
  }
}
