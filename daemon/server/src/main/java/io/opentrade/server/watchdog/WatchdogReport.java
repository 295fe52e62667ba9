package io.opentrade.server.watchdog;

import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import io.opentrade.server.health.HealthCheck;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What the watchdog finds, in one line and at length.
public record WatchdogReport(Watchdog watchdog, Supplier<Messages> messages)
    implements HealthCheck {
  @Override
  public String name() {
    return "watchdog";
  }

  @Override
  public Check look() {
    List<Trouble> troubles = watchdog.troubles();
    if (troubles.isEmpty()) {
      int all = watchdog.measures().size();
      return found(State.OK, messages.get().say(Sentence.HEALTH_WATCHDOG, all));
    }
    List<String> said = troubles.stream().map(trouble -> words(messages.get(), trouble)).toList();
    return found(
        State.FAILED, String.join("; ", said), messages.get().say(Sentence.HEALTH_WATCHDOG_HINT));
  }

  /// One line for each thing that is looked at.
  public List<Check> full() {
    List<String> ill = watchdog.troubles().stream().map(each -> each.what().name()).toList();
    List<Check> all = new ArrayList<>();
    for (Map.Entry<Watched, Long> each : watchdog.measures().entrySet()) {
      Watched what = each.getKey();
      State state = ill.contains(what.name()) ? State.FAILED : State.OK;
      Sentence sentence =
          switch (what.cause()) {
            case THREAD -> Sentence.HEALTH_WATCHED_THREAD;
            case FEED -> Sentence.HEALTH_WATCHED_FEED;
            case QUEUE -> Sentence.HEALTH_WATCHED_QUEUE;
          };
      String summary = messages.get().say(sentence, what.name(), amount(what, each.getValue()));
      all.add(new Check(what.cause().word(), state, new ForeignText(summary), null));
    }
    return all;
  }

  /// What is wrong, in a sentence.
  public static String words(Messages messages, Trouble trouble) {
    Sentence sentence =
        switch (trouble.what().cause()) {
          case THREAD -> Sentence.WATCHDOG_THREAD;
          case FEED -> Sentence.WATCHDOG_FEED;
          case QUEUE -> Sentence.WATCHDOG_QUEUE;
        };
    return messages.say(sentence, trouble.what().name(), amount(trouble.what(), trouble.measure()));
  }

  private static String amount(Watched what, long measure) {
    return switch (what.cause()) {
      case THREAD, FEED -> measure < 10_000 ? measure + " ms" : measure / 1_000 + " s";
      case QUEUE -> Long.toString(measure);
    };
  }
}
