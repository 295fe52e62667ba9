package io.opentrade.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentrade.protocol.frame.Frames;
import io.opentrade.protocol.frame.Key;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The terminal's second screen and its keys, while a command has them. However the command ends,
/// the first screen comes back as it was.
final class FullScreen {
  private static final String ENTER = "\u001b[?1049h\u001b[?25l\u001b[H";
  private static final String LEAVE = "\u001b[?1006l\u001b[?1000l\u001b[?25h\u001b[?1049l";
  private static final int LONGEST_KEY = 64;
  private static final long LONGEST_WAIT_MILLIS = 500;

  private final Connection connection;
  private final Streams streams;
  private final String settings;
  private final Thread restore;
  private volatile boolean closed;
  private volatile @Nullable Thread reader;

  private FullScreen(Connection connection, Streams streams, String settings) {
    this.connection = connection;
    this.streams = streams;
    this.settings = settings;
    this.restore =
        new Thread("screen") {
          @Override
          public void run() {
            giveBack();
          }
        };
  }

  /// Takes it; null where there is no terminal, and then no key ever comes.
  static @Nullable FullScreen take(Connection connection, Streams streams) {
    try {
      FullScreen screen = new FullScreen(connection, streams, TerminalControl.keysOneByOne());
      Runtime.getRuntime().addShutdownHook(screen.restore);
      streams.out(ENTER);
      Thread reader =
          new Thread("keys") {
            @Override
            public void run() {
              screen.read();
            }
          };
      reader.setDaemon(true);
      screen.reader = reader;
      reader.start();
      return screen;
    } catch (IOException e) {
      return null;
    }
  }

  /// Gives it back.
  void close() {
    giveBack();
    try {
      Runtime.getRuntime().removeShutdownHook(restore);
    } catch (IllegalStateException e) {
      return; // the hook is at work already, and finds nothing to do
    }
  }

  private synchronized void giveBack() {
    if (!closed) {
      closed = true;
      awaitReader();
      TerminalControl.restore(settings);
      streams.out(LEAVE);
    }
  }

  /// Until it has gone it takes keys that are meant for what comes next.
  private void awaitReader() {
    Thread last = reader;
    try {
      if (last != null) {
        last.join(LONGEST_WAIT_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    byte[] keys = new byte[LONGEST_KEY];
    try (InputStream in = new FileInputStream(new File("/dev/tty"))) {
      while (!closed) {
        int length = in.read(keys); // -1 when none was pressed for a while
        if (length > 0 && !closed) {
          connection.send(Frames.notice(new Key(new String(keys, 0, length, UTF_8))));
        }
      }
    } catch (IOException e) {
      return; // the terminal or the daemon is gone: the main thread sees it itself
    }
  }
}
