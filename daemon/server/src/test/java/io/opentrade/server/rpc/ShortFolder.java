package io.opentrade.server.rpc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A folder for the home of a real daemon, deleted when it is closed. Its own path is short, since
/// that of a socket must be: it lies in the system's own temporary folder.
public record ShortFolder(Path path) implements AutoCloseable {
  /// Makes one that only this user can read.
  public static ShortFolder make() {
    try {
      return new ShortFolder(Files.createTempDirectory("ot"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
