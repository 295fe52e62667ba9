package io.opentrade.server.health;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// When earlier daemons of this home ran: one line a life in a small file, the oldest first.
public final class UptimeHistory {
  private static final int MOST = 1_000;
  private static final String DIED = "died";

  private final Path file;

  /// One daemon, from its start to its end.
  ///
  /// @param end for one that died, when it was last seen
  /// @param died whether it was killed, or went down with the machine
  public record Life(Instant start, Instant end, boolean died) {
    private String line() {
      return start + " " + end + " " + (died ? DIED : "ended") + "\n";
    }
  }

  public UptimeHistory(Path file) {
    this.file = file;
  }

  /// Adds a life that is over. The oldest are forgotten beyond a thousand.
  public void add(Life life) throws IOException {
    List<Life> lives = lives();
    if (lives.size() < MOST) {
      Files.writeString(
          file, life.line(), US_ASCII, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return;
    }
    StringBuilder kept = new StringBuilder();
    lives.subList(lives.size() - MOST / 2, lives.size()).forEach(each -> kept.append(each.line()));
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, kept.append(life.line()), US_ASCII);
    Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  /// All lives that are over. A line that was only half written is passed over.
  public List<Life> lives() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<Life> lives = new ArrayList<>();
    try (Stream<String> lines = Files.lines(file, US_ASCII)) {
      for (String line : (Iterable<String>) lines::iterator) {
        String[] parts = line.split(" ", -1);
        try {
          if (parts.length == 3) {
            lives.add(
                new Life(Instant.parse(parts[0]), Instant.parse(parts[1]), parts[2].equals(DIED)));
          }
        } catch (java.time.format.DateTimeParseException _) {
          // a crash cut it off
        }
      }
    }
    return lives;
  }
}
