package io.opentrade.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A passphrase or a key on its way to the daemon. It prints as dots, so that no log and no message
/// shows it; the wire, which only its owner can read, carries the text.
public record SecretText(@JsonValue String text) {
  @JsonCreator
  public SecretText {
    Values.present("secret", text);
  }

  @Override
  public String toString() {
    return "•••";
  }
}
