package io.opentrade.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The file that was opened, to be known again. A file that is deleted while it is open still takes
/// whatever is written and loses all of it at the end; so nothing is written to one.
///
/// @param key of the file in its file system; null where the system has none
record Presence(Path file, @Nullable Object key) {
  static Presence of(Path file) {
    try {
      return new Presence(file, keyOf(file));
    } catch (IOException gone) {
      throw gone(file);
    }
  }

  /// @throws StoreFailure where another file, or none, is there by now
  void require() {
    try {
      if (Objects.equals(key, keyOf(file)) && !Files.notExists(log())) {
        return;
      }
    } catch (NoSuchFileException _) {
      throw gone(file);
    } catch (IOException unknown) {
      throw new StoreFailure(
          StoreFailure.Kind.IO, file + " cannot be looked at: " + unknown.getMessage(), unknown);
    }
    throw gone(file);
  }

  /// What was written last stands there only.
  private Path log() {
    return file.resolveSibling(file.getFileName() + "-wal");
  }

  private static @Nullable Object keyOf(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  private static StoreFailure gone(Path file) {
    return new StoreFailure(
        StoreFailure.Kind.IO,
        file
            + " was deleted or replaced while it was open; nothing more is written to it. Stop the"
            + " daemon and bring back a backup.",
        null);
  }
}
