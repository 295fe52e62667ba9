package io.opentrade.protocol.frame;

import java.util.Map;

/// The client has written that much output; so much more may be sent.
///
/// @param bytes UTF-8 bytes of output text
public record Credit(long bytes) implements Params {

  /// Reads the members of a message.
  ///
  /// @throws MalformedFrame when one is missing or wrong
  public static Credit of(Map<String, Object> members) throws MalformedFrame {
    return new Credit(Fields.number(members, "bytes"));
  }

  @Override
  public String method() {
    return "credit";
  }

  @Override
  public void write(JsonWriter json) {
    json.member("bytes", bytes);
  }
}
