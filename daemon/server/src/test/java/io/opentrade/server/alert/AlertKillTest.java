package io.opentrade.server.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.server.notify.Notice;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real process, killed between the firing of an alert and its telling.
@Timeout(60)
final class AlertKillTest {
  @TempDir Path folder;

  @Test
  void whatHadFiredIsToldByTheNextDaemonAndOnce() throws Exception {
    killWhileItTells();
    BlockingQueue<Notice> posted = new LinkedBlockingQueue<>();
    try (Alerts alerts = KilledAlerts.open(folder, posted::add)) {
      alerts.load();
      Notice notice = posted.poll(30, TimeUnit.SECONDS);
      assertEquals("alert/1", notice == null ? "" : notice.key());
      assertEquals("BTC/USDT@binance > 90, at 100", String.valueOf(notice.text()));
      alerts.look(); // it still holds, and has fired
    }
    try (Alerts alerts = KilledAlerts.open(folder, posted::add)) {
      alerts.load();
      alerts.look();
    }
    assertTrue(posted.isEmpty(), posted.toString());
  }

  private void killWhileItTells() throws Exception {
    Process child =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    KilledAlerts.class.getName(),
                    folder.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      assertEquals(KilledAlerts.TELLING, lines.readLine());
    } finally {
      child.destroyForcibly().waitFor();
    }
  }
}
