package io.opentrade.server.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The databases there were at the last start, written down by name: one that is missing now would
/// be made anew, empty, and nobody would know.
public final class KnownFiles {
  private final Path data;
  private final Path list;
  private final List<String> missing;

  /// Looks before any database is opened.
  ///
  /// @param data where they lie
  /// @param list the file with their names
  /// @param expected whether those of the last start should be there; not after a backup was
  ///     brought back
  public KnownFiles(Path data, Path list, boolean expected) {
    this.data = data;
    this.list = list;
    this.missing = expected ? absent() : List.of();
  }

  private List<String> absent() {
    try {
      return Files.exists(list)
          ? Files.readAllLines(list).stream()
              .filter(name -> !name.isBlank() && !Files.exists(data.resolve(name)))
              .toList()
          : List.of();
    } catch (IOException unreadable) {
      return List.of(); // it is written anew below, and nothing hangs on it but this warning
    }
  }

  /// Those that were gone at the start, and those that have gone since.
  public List<String> missing() {
    TreeSet<String> all = new TreeSet<>(missing);
    all.addAll(absent());
    return List.copyOf(all);
  }

  /// All are open: these are the ones to look for from now on.
  ///
  /// @throws IOException where the names cannot be written down
  public void note() throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      Files.write(
          list,
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> name.endsWith(".db"))
              .sorted()
              .toList());
    }
  }
}
