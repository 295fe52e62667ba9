package io.opentrade.server.health;

import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import io.opentrade.server.jobs.ResearchLauncher;
import io.opentrade.server.jobs.ResearchProcess;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.util.function.Supplier;

/// Whether the research process is installed, and what it is doing.
public record ResearchCheck(
    ResearchLauncher launcher, ResearchProcess process, Supplier<Messages> messages)
    implements HealthCheck {

  @Override
  public String name() {
    return "research";
  }

  @Override
  public Check look() {
    if (!launcher.isInstalled()) {
      return found(
          State.FAILED,
          messages.get().say(Sentence.RESEARCH_MISSING, launcher.folder()),
          messages.get().say(Sentence.RESEARCH_MISSING_HINT));
    }
    var state = process.state();
    return state.pid() == null
        ? found(State.OK, messages.get().say(Sentence.HEALTH_RESEARCH, state.word()))
        : found(
            State.OK,
            messages.get().say(Sentence.HEALTH_RESEARCH_RUNNING, state.word(), state.pid()));
  }
}
