package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;

/// What is in a backup.
///
/// @param made when
/// @param program the version of OpenTrade that made it
/// @param elsewhere whether it was made of another home than this
public record BackupContents(
    ForeignText file, Instant made, String program, boolean elsewhere, List<Part> parts) {
  public BackupContents {
    parts = Values.list(parts);
  }

  /// One file in it.
  public record Part(String name, long bytes) {}
}
