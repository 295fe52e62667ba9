package io.opentrade.server.health;

import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The place of a check that is made later than those that list it.
public final class LateCheck implements HealthCheck {
  private final String name;
  private volatile @Nullable HealthCheck check;

  public LateCheck(String name) {
    this.name = name;
  }

  /// From now on it is that one.
  public void is(HealthCheck made) {
    check = made;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Check look() throws IOException {
    HealthCheck made = check;
    return made == null ? found(State.SKIPPED, "") : made.look();
  }
}
