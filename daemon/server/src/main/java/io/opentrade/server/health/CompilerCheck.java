package io.opentrade.server.health;

import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whether long runs of scripts are compiled: the compiler must not be newer than this Java.
///
/// @param lib the folder of the jars of all processes
public record CompilerCheck(Path lib, Supplier<Messages> messages) implements HealthCheck {
  private static final Pattern COMPILER = Pattern.compile("compiler-([0-9.]+)\\.jar");

  @Override
  public String name() {
    return "jit";
  }

  @Override
  public Check look() throws IOException {
    Optional<Runtime.Version> version = version();
    if (version.isEmpty()) {
      return found(
          State.WARNING,
          messages.get().say(Sentence.DOCTOR_JIT_NONE),
          messages.get().say(Sentence.DOCTOR_JIT_NONE_HINT));
    }
    Runtime.Version present = version.get();
    return present.compareToIgnoreOptional(Runtime.version()) <= 0
        ? found(State.OK, messages.get().say(Sentence.DOCTOR_JIT, present))
        : found(
            State.WARNING,
            messages.get().say(Sentence.DOCTOR_JIT_NEWER, present, Runtime.version()),
            messages.get().say(Sentence.DOCTOR_JIT_NEWER_HINT));
  }

  private Optional<Runtime.Version> version() throws IOException {
    Path folder = lib.resolve("jit");
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> COMPILER.matcher(String.valueOf(file.getFileName())))
          .filter(Matcher::matches)
          .map(found -> Runtime.Version.parse(found.group(1)))
          .findFirst();
    }
  }
}
