package io.opentrade.server.session;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/// Room on the disk that is held, and given up when the disk is full: so that what takes risk away
/// can still be written down. Safe for use by many threads.
public final class DiskReserve {
  private static final int USUAL_BYTES = 1 << 20;

  private final Path file;
  private final int bytes;

  /// @param file beside the databases
  public DiskReserve(Path file) {
    this(file, USUAL_BYTES);
  }

  DiskReserve(Path file, int bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /// Holds the room, unless it is held already.
  ///
  /// @return whether it is held now; false where the disk has none
  public synchronized boolean hold() {
    try {
      if (Files.exists(file) && Files.size(file) == bytes) {
        return true;
      }
      byte[] filling = new byte[bytes];
      new Random(bytes).nextBytes(filling); // zeros might take no room at all
      Files.write(file, filling);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      return true;
    } catch (IOException full) {
      giveUp(); // the half of it helps nobody
      return false;
    }
  }

  /// Gives the room up.
  ///
  /// @return whether there was any
  synchronized boolean giveUp() {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException _) {
      return false;
    }
  }
}
