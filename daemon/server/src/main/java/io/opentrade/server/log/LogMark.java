package io.opentrade.server.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in the log that survives the file's being set aside. Written `file-offset`.
///
/// @param file the file's number in the file system, which a new name does not change
/// @param offset in bytes
record LogMark(long file, long offset) {
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

  /// One that cannot be read marks no file, hence the beginning.
  static LogMark of(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? new LogMark(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)))
        : new LogMark(0, 0);
  }

  @Override
  public String toString() {
    return file + "-" + offset;
  }
}
