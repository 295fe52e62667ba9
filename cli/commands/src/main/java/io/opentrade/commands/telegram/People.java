package io.opentrade.commands.telegram;

import io.opentrade.commands.Invocation;

/// Telegram's numbers of people.
final class People {
  private People() {}

  static long number(Invocation invocation, String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw invocation.usage("telegram.noNumber", text);
    }
    return Long.parseLong(text);
  }
}
