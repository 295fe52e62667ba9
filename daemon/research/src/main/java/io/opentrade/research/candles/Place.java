package io.opentrade.research.candles;

import org.jspecify.annotations.Nullable;

/// A place in a file.
///
/// @param file as the person named it
/// @param entry of the archive, where the file is one
/// @param line counted from 1; 0 where the whole file is meant
public record Place(String file, @Nullable String entry, long line) {
  Place at(long other) {
    return new Place(file, entry, other);
  }

  @Override
  public String toString() {
    String text = entry == null ? file : file + ", entry " + entry;
    return line == 0 ? text : text + ", line " + line;
  }
}
