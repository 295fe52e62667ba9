package io.opentrade.protocol.frame;

import java.util.Map;

/// The terminal has another size now.
///
/// @param columns characters in a line
/// @param rows lines
public record Resize(int columns, int rows) implements Params {

  /// Reads the members of a message.
  ///
  /// @throws MalformedFrame when one is missing or wrong
  public static Resize of(Map<String, Object> members) throws MalformedFrame {
    return new Resize(
        Fields.number(members, "columns", 1, 100000), Fields.number(members, "rows", 1, 100000));
  }

  @Override
  public String method() {
    return "resize";
  }

  @Override
  public void write(JsonWriter json) {
    json.member("columns", columns);
    json.member("rows", rows);
  }
}
