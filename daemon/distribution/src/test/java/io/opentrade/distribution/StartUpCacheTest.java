package io.opentrade.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.client.DaemonLaunch;
import io.opentrade.sandbox.WorkerCommand;
import io.opentrade.server.jobs.ResearchLauncher;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The start-up caches are there and the virtual machine takes them: one that it refuses costs
/// nothing but time, so nothing else would tell.
final class StartUpCacheTest {
  @ParameterizedTest
  @CsvSource({
    "client,client", "daemon,daemon", "research,research",
    "worker-js,worker", "worker-py,worker", "worker-java,worker"
  })
  void isTaken(String cache, String part) throws Exception {
    Path file = Program.built().resolve("aot").resolve(cache + ".aot");
    assertTrue(Files.exists(file), "no " + file);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(flags(part));
    command.addAll(List.of("-XX:AOTMode=on", "-XX:AOTCache=" + file));
    command.addAll(List.of("-cp", Assembly.classPath(Program.built(), part), "-version"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }

  private static List<String> flags(String part) {
    return switch (part) {
      case "client" -> Part.CLIENT_FLAGS;
      case "daemon" -> DaemonLaunch.flags();
      case "research" -> ResearchLauncher.flags();
      case "worker" -> WorkerCommand.commonFlags();
      default -> throw new IllegalArgumentException(part);
    };
  }
}
