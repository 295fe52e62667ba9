package io.opentrade.protocol;

import java.nio.file.Path;

/// A file to read.
///
/// @param path absolute
/// @param name as the person wrote it; `-` for the standard input, which was spooled to `path`
public record InputFile(String path, ForeignText name) {
  public InputFile {
    Values.required("path", path);
    Values.present("name", name);
    if (!Path.of(path).isAbsolute()) {
      throw new IllegalArgumentException("'path' must be absolute");
    }
  }
}
