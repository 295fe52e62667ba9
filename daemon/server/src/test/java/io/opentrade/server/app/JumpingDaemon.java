package io.opentrade.server.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/// A daemon whose clock somebody sets while it runs: it is as many seconds ahead as a file says.
final class JumpingDaemon {
  private JumpingDaemon() {}

  public static void main(String[] arguments) {
    Path ahead = ahead(Path.of(System.getenv("OPENTRADE_HOME")));
    InstantSource clock = () -> Instant.now().plusSeconds(seconds(ahead));
    System.exit(Main.serve(Start.ofProcess(clock)));
  }

  /// The file.
  static Path ahead(Path home) {
    return home.resolveSibling("ahead");
  }

  private static long seconds(Path ahead) {
    try {
      return Long.parseLong(Files.readString(ahead));
    } catch (IOException | NumberFormatException _) {
      return 0; // not set yet
    }
  }
}
