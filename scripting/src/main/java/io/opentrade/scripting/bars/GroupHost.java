package io.opentrade.scripting.bars;

import io.opentrade.scripting.LogBook;
import org.graalvm.polyglot.HostAccess.Export;

/// The host side of the context of `onBars`: the account at a moment. Each market of it has a
/// `BarHost`. The exported fields are written before each call.
public final class GroupHost {
  /// The moment: when the bars closed, in milliseconds since the epoch (UTC).
  @Export public double time;

  @Export public double cash;
  @Export public double equity;

  private final LogBook log;

  GroupHost(LogBook log) {
    this.log = log;
  }

  /// Goes on to a moment.
  void moveTo(long at, double money, double worth) {
    time = at;
    cash = money;
    equity = worth;
  }

  @Export
  public void write(String text) {
    log.write(text);
  }

  /// Writes text that is for the person.
  @Export
  public void notice(String text) {
    log.notice(text);
  }
}
