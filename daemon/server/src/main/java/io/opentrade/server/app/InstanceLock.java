package io.opentrade.server.app;

import io.opentrade.server.text.Causes;
import io.opentrade.server.text.Phrase;
import io.opentrade.server.text.Sentence;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The lock that one daemon of a home holds as long as it lives. The kernel releases it however the
/// process ends, so a killed daemon blocks nobody. The file holds the process id, for people only.
final class InstanceLock implements AutoCloseable {
  private static final int LONGEST = 32;
  private static final long PAUSE_MILLIS = 25;

  private final FileChannel channel;

  private InstanceLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Waits a while for a holder that is on its way out, hence has closed its socket.
  ///
  /// @param answers whether a daemon answers on the socket
  /// @throws StartRefused where another daemon holds it, or the file cannot be made
  static InstanceLock acquire(Path file, BooleanSupplier answers, Duration patience)
      throws StartRefused {
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      long deadline = System.nanoTime() + patience.toNanos();
      while (tryLock(channel) == null) {
        if (answers.getAsBoolean() || System.nanoTime() > deadline || !pause()) {
          String holder = read(channel);
          channel.close();
          throw new StartRefused(Phrase.of(Sentence.DAEMON_ALREADY_RUNNING, holder));
        }
      }
      write(channel, "process " + ProcessHandle.current().pid());
      return new InstanceLock(channel);
    } catch (IOException unusable) {
      throw new StartRefused(Phrase.of(Sentence.DAEMON_HOME_UNUSABLE, Causes.of(unusable)));
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null; // held by this very process
    }
  }

  /// @return false where this thread is to end
  private static boolean pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void write(FileChannel channel, String text) {
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    } catch (IOException _) {
      // a full disk: the lock holds without the words as well
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(LONGEST);
    channel.read(text, 0);
    return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
