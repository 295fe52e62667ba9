package io.opentrade.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.util.LibraryLoaderUtil;

/// SQLite's native library for this platform, unpacked once beside the jars. Left to itself the
/// driver unpacks it to the temporary folder at every start, and a process that is killed leaves
/// it there.
final class SqliteLibrary {
  private SqliteLibrary() {}

  /// Unpacks it. Where there is none for this platform the driver will say so when it is needed.
  ///
  /// @throws IOException where it cannot be written
  static void unpack(Path out) throws IOException {
    String name = LibraryLoaderUtil.getNativeLibName();
    Path folder = Files.createDirectories(out.resolve("lib/native"));
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try (InputStream library = LibraryLoaderUtil.class.getResourceAsStream(resource)) {
      if (library != null) {
        Path part = folder.resolve(name + ".part");
        Files.copy(library, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }
}
