package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an alert does beside telling people. One of these at most.
///
/// @param pause the strategy that is halted; null for none
/// @param account whose strategy, or which account is halted; null for all accounts
/// @param halt whether everything, or the account, is halted
/// @param command the words of a command line of ours, without the program's name; empty for none
public record AlertAction(
    @Nullable ForeignText pause, @Nullable String account, boolean halt, List<String> command) {
  /// Nothing but telling.
  public static final AlertAction NONE = new AlertAction(null, null, false, List.of());

  private static final int MOST_WORDS = 100;

  public AlertAction {
    command = Values.list(command);
    int actions = (pause == null ? 0 : 1) + (halt ? 1 : 0) + (command.isEmpty() ? 0 : 1);
    if (actions > 1) {
      throw new IllegalArgumentException("an alert pauses, halts or runs a command, one of these");
    }
    if (pause != null && account == null) {
      throw new IllegalArgumentException("'account' of the strategy is missing");
    }
    if (command.size() > MOST_WORDS) {
      throw new IllegalArgumentException("a command has at most " + MOST_WORDS + " words");
    }
  }
}
