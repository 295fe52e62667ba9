package io.opentrade.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Held while a database is opened, so that two processes that start together do not migrate it
/// at the same time.
record OpeningLock(FileChannel channel, FileLock lock) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  static OpeningLock take(Path database) {
    Path file = database.resolveSibling(database.getFileName() + ".lock");
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      while (true) {
        FileLock lock = attempt(channel);
        if (lock != null) {
          return new OpeningLock(channel, lock);
        }
        if (System.nanoTime() > deadline) {
          channel.close();
          throw new StoreFailure(
              StoreFailure.Kind.BUSY, "Another process keeps opening " + database + ".", null);
        }
        Thread.sleep(10);
      }
    } catch (FileSystemException e) {
      boolean full = String.valueOf(e.getReason()).contains("No space");
      throw new StoreFailure(
          full ? StoreFailure.Kind.FULL : StoreFailure.Kind.READ_ONLY,
          full
              ? "There is no space left for " + database + "; make room, then try again."
              : database + " cannot be written to; check the permissions of it and its folder.",
          e);
    } catch (IOException e) {
      throw new StoreFailure(
          StoreFailure.Kind.IO, database + " cannot be locked: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StoreFailure.cancelled();
    }
  }

  private static @Nullable FileLock attempt(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }

  @Override
  public void close() {
    try (channel) {
      lock.release();
    } catch (IOException e) {
      // Closing the channel, or the end of the process, gives the lock back as well.
      return;
    }
  }
}
