package io.opentrade.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The index of the decision notes has each of them, in order and under its title.
final class DecisionsTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("opentrade.root"), "daemon/docs/adr");

  private static String row(Path note) {
    String name = note.getFileName().toString();
    try {
      String[] title = Files.readAllLines(note).getFirst().split(" ", 3);
      return "| %s | [%s](%s) |".formatted(title[1], title[2], name);
    } catch (IOException unreadable) {
      throw new IllegalStateException(name, unreadable);
    }
  }

  @Test
  void theIndexHasEveryNote() throws IOException {
    List<String> rows;
    try (Stream<Path> notes = Files.list(FOLDER)) {
      rows =
          notes
              .filter(note -> !note.endsWith("README.md"))
              .sorted()
              .map(DecisionsTest::row)
              .toList();
    }
    List<String> index =
        Files.readAllLines(FOLDER.resolve("README.md")).stream()
            .filter(line -> line.startsWith("| 0"))
            .map(line -> line.substring(0, line.indexOf(") |") + 3))
            .toList();
    assertEquals(rows, index);
  }
}
