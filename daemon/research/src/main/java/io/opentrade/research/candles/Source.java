package io.opentrade.research.candles;

import java.io.InputStream;
import java.nio.file.Path;

/// Where candles are read from: a file, or a stream that someone else opened (`-`, a pipe).
public sealed interface Source {
  /// How messages call it.
  String label();

  /// A file of this machine; may be `.gz` or `.zip`, which is seen by its content, not its name.
  record OfFile(Path path) implements Source {
    @Override
    public String label() {
      Path name = path.getFileName();
      return name == null ? path.toString() : name.toString();
    }
  }

  /// Bytes from elsewhere, read to their end and closed.
  record OfStream(String label, InputStream stream) implements Source {}
}
