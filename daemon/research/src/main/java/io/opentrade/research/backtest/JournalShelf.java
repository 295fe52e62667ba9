package io.opentrade.research.backtest;

import io.opentrade.protocol.BacktestJournal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Journals of runs that were just made, until they are fetched: each a file in a private folder,
/// handed out in pages and removed with the last.
public final class JournalShelf {
  private static final int PAGE = 1 << 18;

  private final Path folder;

  /// @param folder private; made where it is missing
  public JournalShelf(Path folder) {
    this.folder = folder;
  }

  void put(String id, Journal journal) {
    try {
      Files.createDirectories(folder);
      try (var writer = Files.newBufferedWriter(file(id), StandardCharsets.US_ASCII)) {
        JournalWriter.write(journal, writer);
      }
    } catch (IOException exception) {
      throw new RequestFailed(
          FailureKind.FAILED, "the journal cannot be written: " + exception.getMessage(), null);
    }
  }

  /// A page of a journal.
  public BacktestJournal.Reply page(BacktestJournal request) {
    Path file = file(request.id());
    if (Files.notExists(file)) {
      throw new RequestFailed(
          FailureKind.NOT_FOUND,
          "no journal is at hand of run " + request.id(),
          "run it again with --journal FILE");
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      channel.position(Math.min(request.offset(), channel.size()));
      ByteBuffer page = ByteBuffer.allocate(PAGE);
      while (page.hasRemaining() && channel.read(page) >= 0) {
        // Until the page is full or the file ends.
      }
      long end = channel.position();
      String text = StandardCharsets.US_ASCII.decode(page.flip()).toString();
      boolean last = end >= channel.size();
      if (last) {
        Files.deleteIfExists(file);
      }
      return new BacktestJournal.Reply(text, last ? null : end);
    } catch (IOException exception) {
      throw new RequestFailed(
          FailureKind.FAILED, "the journal cannot be read: " + exception.getMessage(), null);
    }
  }

  private Path file(String id) {
    if (!id.matches("[A-Za-z0-9-]{1,64}")) {
      throw new RequestFailed(FailureKind.NOT_FOUND, "there is no run " + id, null);
    }
    return folder.resolve(id + ".journal");
  }
}
