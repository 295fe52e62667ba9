package io.opentrade.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A place in a strategy file.
///
/// @param file the file as the person named it
/// @param line from 1; 0 when unknown
/// @param column from 1; 0 when unknown
/// @param sourceLine the line itself without its line end, or null when unknown
public record ScriptLocation(
    ForeignText file, int line, int column, @Nullable ForeignText sourceLine) {
  public ScriptLocation {
    if (line < 0 || column < 0) {
      throw new IllegalArgumentException("lines and columns count from 1");
    }
  }

  /// The location as details of a failure: `file`, `line`, `column`, `sourceLine`.
  Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("file", file.raw());
    details.put("line", line);
    details.put("column", column);
    if (sourceLine != null) {
      details.put("sourceLine", sourceLine.raw());
    }
    return details;
  }

  static Optional<ScriptLocation> from(Map<String, Object> details) {
    if (details.get("file") instanceof String file && details.get("line") instanceof Number line) {
      int column = details.get("column") instanceof Number number ? number.intValue() : 0;
      ForeignText source =
          details.get("sourceLine") instanceof String text ? new ForeignText(text) : null;
      return Optional.of(
          new ScriptLocation(
              new ForeignText(file), Math.max(0, line.intValue()), Math.max(0, column), source));
    }
    return Optional.empty();
  }
}
