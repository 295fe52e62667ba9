package io.opentrade.server.autopilot;

import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.InputFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Lays the scripts of a run where they can be read. The run itself keeps them; the files can go.
///
/// @param folder for them; made where missing
record Scripts(Path folder) {
  /// The file of a script, written where it is missing or another.
  InputFile file(long run, Terms.Source source) {
    Path file = folder.resolve(Long.toString(run)).resolve(source.name());
    try {
      Files.createDirectories(file.getParent());
      if (Files.notExists(file) || !Files.readString(file).equals(source.text())) {
        Files.writeString(file, source.text());
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new InputFile(file.toAbsolutePath().toString(), new ForeignText(source.name()));
  }
}
