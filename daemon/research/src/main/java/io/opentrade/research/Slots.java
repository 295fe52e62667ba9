package io.opentrade.research;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The private folder in which each worker finds its candles, one folder for each research process.
/// Those of processes that are no more are removed.
final class Slots {
  private Slots() {}

  static Path prepare(Path folder) throws IOException {
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    Files.createDirectories(folder, mode);
    try (Stream<Path> found = Files.list(folder)) {
      for (Path slot : found.filter(Slots::abandoned).toList()) {
        remove(slot);
      }
    }
    Path own = folder.resolve(Long.toString(ProcessHandle.current().pid()));
    if (Files.exists(own)) {
      remove(own); // of a process that had the same number before
    }
    return Files.createDirectory(own, mode);
  }

  private static boolean abandoned(Path slot) {
    String name = String.valueOf(slot.getFileName());
    return name.chars().allMatch(Character::isDigit)
        && name.length() < 18
        && ProcessHandle.of(Long.parseLong(name)).isEmpty();
  }

  private static void remove(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
