package io.opentrade.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The exact version of a JDK, as its file `release` says it: start-up caches are valid for one.
final class JavaRelease {
  private static final String KEY = "JAVA_RUNTIME_VERSION=";

  private JavaRelease() {}

  /// Such as `25.0.3+9-LTS`; `unknown` where the file does not say.
  static String of(Path javaHome) throws IOException {
    Path release = javaHome.resolve("release");
    if (Files.exists(release)) {
      for (String line : Files.readAllLines(release)) {
        if (line.startsWith(KEY)) {
          return line.substring(KEY.length()).replace("\"", "").strip();
        }
      }
    }
    return "unknown";
  }
}
