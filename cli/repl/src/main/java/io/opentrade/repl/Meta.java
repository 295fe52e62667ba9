package io.opentrade.repl;

import java.util.List;

/// The names of what a backslash does, and what `\help` says.
final class Meta {
  static final List<String> NAMES =
      List.of("watch", "o", "json", "time", "alias", "unalias", "run", "help", "quit");

  static final String HELP =
      """
      Every command of opentrade works here without the word opentrade; help lists them.

        TAB             complete; the daemon knows symbols, series, orders, runs
        ?               behind a word: what may follow
        →               take the grey suggestion from your history
        Ctrl-R          search the history
        Ctrl-C          stop the running command, or drop the line
        Ctrl-D          leave
        COMMAND | PROG  let a program of the system read the output
        !LINE           run a line of the system's shell
        = EXPRESSION    what it is now: = rsi(14, BTC/USDT@binance:1h)

        \\watch 5 COMMAND   again every 5 seconds, on the whole screen
        \\o FILE            write output to the end of a file; \\o alone: to the screen
        \\json              JSON on, or off
        \\time              say how long each command took, or no longer
        \\alias NAME WORDS  NAME stands for WORDS from now on; \\alias lists
        \\unalias NAME      not any more
        \\run FILE          run the lines of a file
        \\quit              leave
      """;

  private Meta() {}
}
