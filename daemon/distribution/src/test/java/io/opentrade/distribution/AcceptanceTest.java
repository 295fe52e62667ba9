package io.opentrade.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;

/// Plays every scenario of `src/test/acceptance`, each in a fresh home. Those whose name begins
/// with `strategy-` run strategies and need a wall. With `-Dscenario=NAME` only that one is played.
@Order(1)
final class AcceptanceTest {
  @TestFactory
  Stream<DynamicTest> scenarios() throws IOException {
    Path folder =
        Path.of(System.getProperty("opentrade.root"), "daemon/distribution/src/test/acceptance");
    List<Path> scripts;
    try (Stream<Path> files = Files.list(folder)) {
      scripts =
          files
              .filter(
                  file ->
                      file.toString().endsWith(System.getProperty("scenario", "") + ".scenario"))
              .sorted()
              .toList();
    }
    return scripts.stream()
        .map(
            script -> DynamicTest.dynamicTest(script.getFileName().toString(), () -> play(script)));
  }

  private static void play(Path script) throws Exception {
    if (script.getFileName().toString().startsWith("strategy-")) {
      Program.needsWall();
    }
    try (Program program = Program.inFreshHome()) {
      new Scenario(program, script).play();
    }
  }
}
