package io.opentrade.server.health;

import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import java.io.IOException;

/// Looks at one thing.
public interface HealthCheck {
  /// The thing, such as `disk`.
  String name();

  /// What was found, now.
  ///
  /// @throws IOException where it cannot be looked at, which is a finding too
  Check look() throws IOException;

  /// A finding that needs no advice.
  default Check found(State state, String summary) {
    return new Check(name(), state, new ForeignText(summary), null);
  }

  /// A finding with what to do about it.
  default Check found(State state, String summary, String hint) {
    return new Check(name(), state, new ForeignText(summary), hint);
  }
}
