package io.opentrade.commands.input;

import io.opentrade.commands.Invocation;
import io.opentrade.protocol.SecretText;

/// Asks for passphrases on the terminal of a person.
public final class Passphrases {
  private Passphrases() {}

  /// One that there is.
  public static SecretText ask(Invocation invocation, String question) {
    return new SecretText(invocation.terminal().prompt(invocation.text(question) + " ", true));
  }

  /// A new one, typed twice.
  public static SecretText askNew(Invocation invocation, String question) {
    SecretText first = ask(invocation, question);
    SecretText second = ask(invocation, "vault.again");
    if (!first.equals(second)) {
      throw invocation.usage("vault.differ");
    }
    return first;
  }
}
