package io.opentrade.server.health;

import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import io.opentrade.server.settings.Settings;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Phrase;
import io.opentrade.server.text.Sentence;
import java.util.List;
import java.util.function.Supplier;

/// Whether all that is written in the settings file and the environment is understood.
public record SettingsCheck(Settings settings, Supplier<Messages> messages) implements HealthCheck {

  @Override
  public String name() {
    return "settings";
  }

  @Override
  public Check look() {
    List<Phrase> problems = settings.problems();
    if (problems.isEmpty()) {
      return found(State.OK, messages.get().say(Sentence.HEALTH_SETTINGS));
    }
    String all = String.join("; ", problems.stream().map(messages.get()::say).toList());
    return found(
        State.WARNING,
        messages.get().say(Sentence.SETTING_IGNORED, all),
        messages.get().say(Sentence.SETTING_LIST_HINT));
  }
}
