package io.opentrade.server.health;

import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/// Which Java this is, and whether it can compile strategies written in Java.
public record JavaCheck(Supplier<Messages> messages) implements HealthCheck {
  @Override
  public String name() {
    return "java";
  }

  @Override
  public Check look() {
    Path home = Path.of(System.getProperty("java.home", "/"));
    String summary = messages.get().say(Sentence.DOCTOR_JAVA, Runtime.version(), home);
    return Files.isExecutable(home.resolve("bin/javac"))
        ? found(State.OK, summary)
        : found(State.WARNING, summary, messages.get().say(Sentence.DOCTOR_JAVA_HINT));
  }
}
