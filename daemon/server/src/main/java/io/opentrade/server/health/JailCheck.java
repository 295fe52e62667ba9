package io.opentrade.server.health;

import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import io.opentrade.sandbox.jail.ControlGroup;
import io.opentrade.sandbox.jail.Jail;
import io.opentrade.sandbox.jail.Wall;
import io.opentrade.server.settings.Settings;
import io.opentrade.server.settings.SettingsTable;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.util.function.Supplier;

/// Which wall stands around strategies on this machine, and why; tries it.
public record JailCheck(Settings settings, Supplier<Messages> messages) implements HealthCheck {

  @Override
  public String name() {
    return "jail";
  }

  @Override
  public Check look() {
    Wall wanted = Wall.named(settings.get(SettingsTable.JAIL_WALL));
    return switch (wanted.find()) {
      case Wall.Finding.Standing(Jail jail, String because) ->
          found(State.OK, messages.get().say(Sentence.HEALTH_JAIL, jail.name(), because, memory()));
      case Wall.Finding.Missing(String reason) ->
          found(
              State.FAILED,
              messages.get().say(Sentence.HEALTH_JAIL_NONE, reason),
              messages.get().say(Sentence.HEALTH_JAIL_HINT));
    };
  }

  private String memory() {
    return messages
        .get()
        .say(
            ControlGroup.find().isPresent()
                ? Sentence.HEALTH_JAIL_GROUP
                : Sentence.HEALTH_JAIL_NO_GROUP);
  }
}
