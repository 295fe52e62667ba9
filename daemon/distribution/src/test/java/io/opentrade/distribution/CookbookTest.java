package io.opentrade.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The one-liners of `daemon/docs/cookbook.md` work as they stand there.
final class CookbookTest {
  private static List<String> lines() throws IOException {
    Path page = Path.of(System.getProperty("opentrade.root"), "daemon/docs/cookbook.md");
    List<String> lines = new ArrayList<>();
    boolean code = false;
    for (String line : Files.readAllLines(page)) {
      if (line.startsWith("```")) {
        code = line.equals("```sh");
      } else if (code) {
        lines.add(line);
      }
    }
    return lines;
  }

  @Test
  void everyLineDoesWhatItSays() throws Exception {
    Program.needsWall();
    List<String> lines = lines();
    assertEquals(20, lines.size());
    try (Program program = Program.inFreshHome()) {
      Candles.write(program.folder().resolve("candles.csv"), 500);
      for (String line : lines) {
        Program.Outcome outcome = program.shell(line);
        assertEquals(0, outcome.exit(), () -> line + "\n" + outcome.output() + outcome.error());
      }
    }
  }
}
