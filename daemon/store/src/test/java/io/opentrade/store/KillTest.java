package io.opentrade.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.CandleHash;
import io.opentrade.engine.column.Candles;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process killed with SIGKILL while it imports leaves whole imports only. The number of kills is
/// the system property `opentrade.kills`, five where it is not set.
class KillTest {
  /// Three chunks and a bit: a half import would show as a number of bars in between.
  private static final int BATCH = 25_000;

  private final Path folder;

  KillTest(@TempDir Path folder) {
    this.folder = folder;
  }

  static Candles batch(int number) {
    return Samples.bars(Samples.START + number * BATCH * 300_000L, BATCH, 1);
  }

  static int batches(CandleStore store) {
    return store.info(Samples.BTC).map(info -> (int) (info.bars() / BATCH)).orElse(0);
  }

  @Test
  void killedAtAnyMomentTheStoreHoldsWholeImportsOnly() throws Exception {
    Path file = folder.resolve("candles.db");
    Random random = new Random(7);
    boolean found = false;
    for (int kill = 0; kill < Integer.getInteger("opentrade.kills", 5); kill++) {
      int told = runAndKill(file, random.nextInt(120), found);
      found = true;
      try (CandleStore store = CandleStore.open(file)) {
        assertTrue(store.recovered(), "the kill is noticed");
        long bars = store.info(Samples.BTC).map(SeriesInfo::bars).orElse(0L);
        assertEquals(0, bars % BATCH, "no half import");
        assertTrue(bars >= (long) told * BATCH, "nothing lost that was told as done");
        if (bars > 0) {
          assertEquals(
              CandleHash.of(Samples.bars(Samples.START, (int) bars, 1)),
              CandleHash.of(
                  store
                      .load(Samples.BTC, CandleStore.ALWAYS_FROM, CandleStore.ALWAYS_TO)
                      .orElseThrow()));
        }
      }
    }
  }

  /// Starts the writer, lets it begin, waits a little, kills it.
  ///
  /// @return the batches it told as done
  private static int runAndKill(Path file, int millis, boolean cleanBefore)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                // A killed process leaves its unpacked native library: not in /tmp, please.
                "-Dorg.sqlite.tmpdir=" + file.getParent(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int done = 0;
    try (BufferedReader lines = child.inputReader()) {
      String first = lines.readLine();
      assertEquals("clean", first, cleanBefore ? "the parent closed it cleanly" : "first start");
      lines.readLine();
      Thread.sleep(millis);
      child.toHandle().destroyForcibly(); // leaves the pipe open, unlike the process's own
      assertTrue(child.waitFor(20, TimeUnit.SECONDS));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("done ")) {
          done = Integer.parseInt(line.substring(5));
        }
      }
    }
    return done;
  }
}
