package io.opentrade.sandbox.jail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The few files of the operating system that a JVM needs: the dynamic linker, the C library, the
/// shell that sets the limits, and devices.
final class SystemFiles {
  static final String SHELL = "/bin/sh";

  static final List<Path> READ_ONLY_DEVICES =
      List.of(Path.of("/dev/zero"), Path.of("/dev/random"), Path.of("/dev/urandom"));
  static final Path NULL_DEVICE = Path.of("/dev/null");

  /// Where the dynamic linker and the C library of common systems lie.
  private static final List<String> FOLDERS =
      List.of(
          "/lib64",
          "/lib/x86_64-linux-gnu",
          "/lib/aarch64-linux-gnu",
          "/usr/lib64",
          "/usr/lib/x86_64-linux-gnu",
          "/usr/lib/aarch64-linux-gnu",
          "/lib",
          "/usr/lib");

  private static final List<String> LIBRARIES =
      List.of(
          "ld-linux-x86-64.so.2",
          "ld-linux-aarch64.so.1",
          "ld-musl-x86_64.so.1",
          "ld-musl-aarch64.so.1",
          "libc.so.6",
          "libm.so.6",
          "libdl.so.2",
          "libpthread.so.0",
          "librt.so.1",
          "libz.so.1",
          "libtinfo.so.6");

  private SystemFiles() {}

  /// One copy of each library is enough, but the linker's own path is fixed in every executable.
  static List<Path> libraries() {
    List<Path> found = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (String folder : FOLDERS) {
      for (String library : LIBRARIES) {
        Path file = Path.of(folder, library);
        if (Files.isRegularFile(file) && (library.startsWith("ld-") || names.add(library))) {
          found.add(file);
        }
      }
    }
    return found;
  }

  /// Some distributions keep parts of a JDK, reached by links, under /etc.
  static List<Path> outsideOfJavaHome(Path javaHome) {
    List<Path> found = new ArrayList<>();
    for (String part : List.of("conf", "lib", "lib/security", "conf/security")) {
      Path path = javaHome.resolve(part);
      try {
        if (Files.isSymbolicLink(path) && !path.toRealPath().startsWith(javaHome.toRealPath())) {
          found.add(path.toRealPath());
        }
      } catch (IOException _) {
        // A dangling link is as absent inside as it is outside.
      }
    }
    return found;
  }
}
