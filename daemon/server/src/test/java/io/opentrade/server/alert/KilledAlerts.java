package io.opentrade.server.alert;

import io.opentrade.protocol.Actor;
import io.opentrade.protocol.AlertAdd;
import io.opentrade.protocol.AlertTerms;
import io.opentrade.protocol.Requests;
import io.opentrade.server.log.Log;
import io.opentrade.server.log.LogLevel;
import io.opentrade.server.log.Redactor;
import io.opentrade.server.log.RotatingFile;
import io.opentrade.server.notify.Notice;
import io.opentrade.server.notify.Notices;
import io.opentrade.server.stored.CommandLines;
import io.opentrade.server.text.Messages;
import io.opentrade.server.watch.EventWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// A daemon's alerts in a process of their own, which says when it is about to tell somebody, and
/// then waits to be killed.
final class KilledAlerts {
  static final String TELLING = "telling";

  private KilledAlerts() {}

  public static void main(String[] arguments) throws Exception {
    Alerts alerts = open(Path.of(arguments[0]), KilledAlerts::hang);
    alerts.load();
    alerts.answer(
        new AlertAdd(null, AlertTerms.plain("BTC/USDT@binance > 90", null)), Actor.owner("anna"));
    alerts.look();
    Thread.sleep(60_000);
  }

  private static void hang(Notice notice) {
    System.out.println(TELLING);
    System.out.flush();
    while (true) {
      LockSupport.parkNanos(1_000_000_000);
    }
  }

  /// The alerts of a folder, in a world where Bitcoin stands at 100.
  static Alerts open(Path folder, Notices notices) throws IOException {
    InstantSource clock = InstantSource.system();
    Log log =
        new Log(
            new RotatingFile(folder.resolve("log"), 1 << 20, 1),
            new Redactor(),
            clock,
            () -> LogLevel.DEBUG);
    EventWatch events =
        new EventWatch(Requests::replyType, List::of, clock, () -> Messages.in("en"));
    CommandLines none = (_, _, _) -> new CommandLines.Ending(0, "", "");
    return new Alerts(
        folder,
        new FakeSources(),
        notices,
        events,
        new Doors((_, _, _) -> {}, none, Optional::of),
        clock,
        log);
  }
}
