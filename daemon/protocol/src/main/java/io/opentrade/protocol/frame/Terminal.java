package io.opentrade.protocol.frame;

import java.util.Map;

/// What is attached to the client.
///
/// @param columns characters in a line; 80 when unknown
/// @param rows lines; 24 when unknown
/// @param input whether standard input is a terminal
/// @param output whether standard output is a terminal
/// @param error whether standard error is a terminal
/// @param color whether the terminal shows colors and the person wants them
public record Terminal(
    int columns, int rows, boolean input, boolean output, boolean error, boolean color) {

  /// Reads the members of a message.
  ///
  /// @throws MalformedFrame when one is missing or wrong
  public static Terminal of(Map<String, Object> members) throws MalformedFrame {
    return new Terminal(
        Fields.number(members, "columns", 1, 100_000),
        Fields.number(members, "rows", 1, 100_000),
        Fields.truth(members, "input"),
        Fields.truth(members, "output"),
        Fields.truth(members, "error"),
        Fields.truth(members, "color"));
  }

  /// Writes the members; the surrounding object is open already.
  void write(JsonWriter json) {
    json.member("columns", columns);
    json.member("rows", rows);
    json.member("input", input);
    json.member("output", output);
    json.member("error", error);
    json.member("color", color);
  }
}
