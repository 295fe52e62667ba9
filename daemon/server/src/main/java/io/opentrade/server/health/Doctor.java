package io.opentrade.server.health;

import io.opentrade.protocol.Health.Check;
import java.util.ArrayList;
import java.util.List;

/// Looks at more than `health` does: at the machine, and at what it is connected to.
///
/// @param machine what is looked at always
/// @param network what is looked at unless somebody is offline
public record Doctor(HealthChecks machine, HealthChecks network) {
  /// What was found.
  public List<Check> look(boolean offline) {
    List<Check> all = new ArrayList<>(machine.look());
    if (!offline) {
      all.addAll(network.look());
    }
    return all;
  }
}
