package io.opentrade.commands.data;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.Candle;
import io.opentrade.protocol.DataFollow;

/// Bars as they close: a line each, or a document each; what happens to the connection goes to the
/// standard error.
final class FollowScreen {
  private static final int PATIENCE_MILLIS = 20_000;

  private final Invocation invocation;
  private final boolean quiet;

  FollowScreen(Invocation invocation, boolean quiet) {
    this.invocation = invocation;
    this.quiet = quiet;
  }

  /// Goes on until it is interrupted.
  ///
  /// @param after the number of what was heard last
  void follow(String series, long after) throws InterruptedException {
    long seq = after;
    while (true) {
      DataFollow.Reply reply = invocation.ask(new DataFollow(series, seq, PATIENCE_MILLIS));
      // A lower number is another following: the one before had ended.
      seq = reply.seq();
      reply.notices().forEach(this::notice);
      if (!quiet) {
        reply.bars().forEach(this::bar);
      }
      invocation.out().flush();
      invocation.err().flush();
    }
  }

  private void notice(DataFollow.Notice notice) {
    invocation
        .err()
        .print(Line.of(Tint.WARN, Times.clock(notice.at()) + " " + notice.text().toString()));
  }

  private void bar(DataFollow.Bar bar) {
    if (invocation.json()) {
      invocation.document(bar);
      return;
    }
    Candle candle = bar.candle();
    Line line =
        new Line()
            .add(Tint.DIM, Times.minute(candle.time()) + "  ")
            .add(Numbers.exact(candle.open()) + "  ")
            .add(Numbers.exact(candle.high()) + "  ")
            .add(Numbers.exact(candle.low()) + "  ")
            .add(Tint.BOLD, Numbers.exact(candle.close()))
            .add("  " + Numbers.exact(candle.volume()) + "  ");
    switch (bar.check()) {
      case "agrees" -> line.add(Tint.GOOD, invocation.text("follow.agrees"));
      case "differs" ->
          line.add(
              Tint.WARN, invocation.text("follow.differs", String.join("; ", bar.differences())));
      default -> line.add(Tint.DIM, invocation.text("follow.unchecked"));
    }
    invocation.out().print(line);
  }
}
