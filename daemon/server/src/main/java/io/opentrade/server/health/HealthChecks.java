package io.opentrade.server.health;

import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import io.opentrade.server.text.Causes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// All checks, in the order in which they are shown.
public record HealthChecks(List<HealthCheck> checks) {
  public HealthChecks {
    checks = List.copyOf(checks);
  }

  /// What every check finds now.
  public List<Check> look() {
    List<Check> findings = new ArrayList<>();
    for (HealthCheck check : checks) {
      findings.add(look(check));
    }
    return findings;
  }

  private static Check look(HealthCheck check) {
    try {
      return check.look();
    } catch (IOException failed) {
      return check.found(State.FAILED, Causes.of(failed));
    } catch (RuntimeException failed) {
      return check.found(State.FAILED, String.valueOf(failed.getMessage()));
    }
  }
}
