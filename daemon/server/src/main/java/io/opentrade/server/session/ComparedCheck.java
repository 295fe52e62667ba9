package io.opentrade.server.session;

import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// When the books of each account at an exchange were last compared with the exchange's own.
public record ComparedCheck(
    Supplier<List<Session>> sessions, InstantSource clock, Supplier<Messages> messages) {
  private static final String NAME = "books";

  /// One line for each account at an exchange.
  public List<Check> look() {
    List<Check> all = new ArrayList<>();
    for (Session session : sessions.get()) {
      ExchangeLink link = session.link();
      if (link != null) {
        all.add(check(session.account().name(), link));
      }
    }
    return all;
  }

  private Check check(String account, ExchangeLink link) {
    Instant at = link.lastCompared();
    State state = link.compared() ? State.OK : State.WARNING;
    if (at == null) {
      return found(state, messages.get().say(Sentence.HEALTH_COMPARED_NEVER, account, link.why()));
    }
    long seconds = Math.max(0, Duration.between(at, clock.instant()).toSeconds());
    return found(state, messages.get().say(Sentence.HEALTH_COMPARED, account, seconds));
  }

  private static Check found(State state, String summary) {
    return new Check(NAME, state, new ForeignText(summary), null);
  }
}
