package io.opentrade.server.health;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.opentrade.protocol.Health.Check;
import io.opentrade.protocol.Health.State;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Whether each database file begins as one. The whole of it is checked when it is opened.
public record DatabaseCheck(Path data, Supplier<Messages> messages) implements HealthCheck {
  private static final String MAGIC = "SQLite format 3\0";

  @Override
  public String name() {
    return "database";
  }

  @Override
  public Check look() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(data)) {
      files = all.filter(file -> file.toString().endsWith(".db")).sorted().toList();
    }
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
      if (Files.size(file) > 0 && !begins(file)) {
        return found(
            State.FAILED,
            messages.get().say(Sentence.DOCTOR_DATABASE_BROKEN, file),
            messages.get().say(Sentence.DOCTOR_DATABASE_BROKEN_HINT));
      }
    }
    return found(
        State.OK, messages.get().say(Sentence.DOCTOR_DATABASE, files.size(), Amount.of(bytes)));
  }

  private static boolean begins(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAGIC.length()), US_ASCII).equals(MAGIC);
    }
  }
}
