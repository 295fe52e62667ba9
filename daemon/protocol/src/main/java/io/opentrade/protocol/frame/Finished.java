package io.opentrade.protocol.frame;

import java.util.Map;

/// The answer to [CommandRun]: the command has ended.
///
/// @param exit the exit code
public record Finished(int exit) implements Result {

  /// Reads the members of a message.
  ///
  /// @throws MalformedFrame when one is missing or wrong
  public static Finished of(Map<String, Object> members) throws MalformedFrame {
    return new Finished(Fields.number(members, "exit", 0, 255));
  }

  @Override
  public void write(JsonWriter json) {
    json.member("exit", exit);
  }
}
