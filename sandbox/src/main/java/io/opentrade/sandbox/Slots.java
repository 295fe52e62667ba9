package io.opentrade.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/// The private folders through which candles are handed to workers.
final class Slots {
  private Slots() {}

  static Path create(Path parent) throws IOException {
    return Files.createTempDirectory(
        parent,
        "worker-",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  /// Deletes a slot and the files in it. What cannot be deleted stays behind and harms nobody.
  static void delete(Path slot) {
    try (Stream<Path> files = Files.list(slot)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(slot);
    } catch (IOException _) {
      // Already gone, or not ours any more.
    }
  }
}
