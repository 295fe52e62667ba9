package io.opentrade.server.stored;

import io.opentrade.protocol.Actor;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Runs command lines on behalf of somebody who is not at a terminal.
public interface CommandLines {
  /// Runs one and waits for its end. It may do what `actor` may, and is recorded as done by it.
  /// Interrupting the thread cancels it.
  ///
  /// @param argv without the program's name
  Ending run(Actor actor, List<String> argv, Manner manner) throws InterruptedException;

  /// How it is run.
  ///
  /// @param columns the width of what it writes, in characters
  /// @param limit after which it is cancelled
  record Manner(int columns, Locale language, Duration limit) {}

  /// What came of it.
  ///
  /// @param exit the exit code; 124 where the limit was over, as of `timeout`
  /// @param out what it wrote, at most [CapturedTerminal#LIMIT] characters
  /// @param err what it complained of, at most as much
  record Ending(int exit, String out, String err) {
    /// The exit code of a command that took too long.
    public static final int TOO_LONG = 124;
  }
}
