package io.opentrade.sandbox.jail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/// A worker's private folder: in `data` we lay what it may read, in `wall` what its wall is made
/// of, which it never sees.
public final class Slot {
  private Slot() {}

  /// @throws IOException where it cannot be made
  public static Path create(Path parent) throws IOException {
    Path slot =
        Files.createTempDirectory(
            parent,
            "worker-",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.createDirectory(data(slot));
    Files.createDirectory(wall(slot));
    return slot;
  }

  public static Path data(Path slot) {
    return slot.resolve("data");
  }

  static Path wall(Path slot) {
    return slot.resolve("wall");
  }

  /// Deletes a slot and what is in it. What cannot be deleted stays behind and harms nobody.
  public static void delete(Path slot) {
    for (Path folder : new Path[] {data(slot), wall(slot)}) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
      } catch (IOException _) {
        // Already gone, or not ours any more.
      }
    }
    try {
      Files.deleteIfExists(slot);
    } catch (IOException _) {
      // As above.
    }
  }
}
