package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.server.OneTry;
import io.opentrade.server.simulate.JournalFile;
import io.opentrade.server.simulate.LocalExchange;
import io.opentrade.server.simulate.Options;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A process that is stopped (SIGSTOP) between its decision and the network, and goes on later than
/// an order may wait: nothing leaves. The hour of the real thing is a second here, and what an
/// order may wait is less; that a clock which jumped by an hour is found out, [ExchangeLinkTest]
/// says.
@OneTry
@Timeout(60)
class StoppedProcessTest {
  private static final long STOPPED = 1_200;

  @TempDir Path folder;
  private LocalExchange exchange;

  @BeforeEach
  void open() throws Exception {
    exchange =
        LocalExchange.open(
            Options.standard(folder.resolve("exchange.jsonl"), 7).atSpeed(0), _ -> {}, _ -> {});
  }

  @AfterEach
  void close() throws Exception {
    exchange.close();
  }

  /// @param deadline after which an order is stale, ms
  /// @param stopped for so long, ms; 0 for not at all
  /// @return what became of its order
  private String traded(long deadline, long stopped) throws Exception {
    Process trader =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                StoppedTrader.class.getName(),
                folder.toString(),
                exchange.address(),
                exchange.credentials().key(),
                exchange.credentials().secret(),
                Long.toString(deadline))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      BufferedReader said = trader.inputReader(StandardCharsets.UTF_8);
      assertEquals("leaving", said.readLine());
      if (stopped > 0) {
        signal(trader, "STOP");
        Thread.sleep(stopped);
        signal(trader, "CONT");
      }
      return String.valueOf(said.readLine());
    } finally {
      trader.destroyForcibly().waitFor();
    }
  }

  private static void signal(Process process, String name) throws Exception {
    assertEquals(
        0, new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor());
  }

  private int sent() throws Exception {
    return JournalFile.read(folder.resolve("exchange.jsonl")).orders().size();
  }

  @Test
  void whatWaitedTooLongDoesNotLeave() throws Exception {
    String end = traded(1_000, STOPPED);
    assertTrue(end.startsWith("Rejected") && end.contains("stale"), end);
    assertEquals(0, sent());
    // The same order of the same process leaves where nothing stops it.
    String next = traded(30_000, 0);
    assertTrue(next.startsWith("Filled"), next);
    assertEquals(1, sent());
  }
}
