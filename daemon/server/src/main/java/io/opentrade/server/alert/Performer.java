package io.opentrade.server.alert;

import io.opentrade.protocol.Actor;
import io.opentrade.protocol.AlertAction;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.TradingHalt;
import io.opentrade.protocol.TradingReply;
import io.opentrade.server.stored.CommandLines;
import io.opentrade.store.FiringRow;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Does what alerts do beside telling people, through the doors of everybody.
final class Performer {
  private static final int COLUMNS = 80;
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final int LONGEST = 500;

  private final Doors doors;

  /// What came of it.
  record Outcome(boolean good, String words) {
    static Outcome failed(String words) {
      return new Outcome(false, words);
    }
  }

  Performer(Doors doors) {
    this.doors = doors;
  }

  Outcome perform(FiringRow firing, AlertOrder order) throws InterruptedException {
    Optional<Actor> present = doors.rights().apply(order.creator());
    if (present.isEmpty()) {
      return Outcome.failed(
          "nothing was done: " + order.creator().name() + ", who made the alert, may not any more");
    }
    Actor actor =
        AlertActor.of(AlertEntry.idOf(firing.alert()), order.creator(), present.orElseThrow());
    AlertAction action = order.action();
    return action.command().isEmpty() ? halt(firing, actor, action) : run(actor, action);
  }

  private Outcome halt(FiringRow firing, Actor actor, AlertAction action)
      throws InterruptedException {
    ForeignText pause = action.pause();
    TradingHalt halt = new TradingHalt(action.account(), pause == null ? null : pause.raw());
    try {
      Object answer = doors.door().ask(actor, "alert-" + firing.number(), halt);
      if (answer instanceof TradingReply reply && !reply.silent().isEmpty()) {
        return Outcome.failed(notHalted(reply));
      }
    } catch (RequestFailed refused) {
      return Outcome.failed("not halted: " + refused.failure().message());
    }
    return new Outcome(true, pause == null ? "halted" : "paused " + pause);
  }

  /// One that is broken keeps no other back, and is no less a failure for that.
  private static String notHalted(TradingReply reply) {
    return reply.silent().stream()
        .flatMap(state -> state.problems().stream().map(why -> state.account() + ": " + why))
        .collect(Collectors.joining("; "));
  }

  private Outcome run(Actor actor, AlertAction action) throws InterruptedException {
    var manner = new CommandLines.Manner(COLUMNS, Locale.ENGLISH, LIMIT);
    CommandLines.Ending ending = doors.commands().run(actor, action.command(), manner);
    String wrote = ending.exit() == 0 ? ending.out() : ending.err();
    String words = "exit code " + ending.exit() + ": " + wrote.strip();
    return new Outcome(ending.exit() == 0, words.substring(0, Math.min(LONGEST, words.length())));
  }
}
