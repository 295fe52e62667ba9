package io.opentrade.server.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.frame.Home;
import io.opentrade.server.log.Log;
import io.opentrade.server.log.LogLevel;
import io.opentrade.server.log.Redactor;
import io.opentrade.server.log.RotatingFile;
import io.opentrade.server.settings.Settings;
import io.opentrade.server.settings.SettingsFile;
import io.opentrade.store.LedgerStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DailyBackupsTest {
  private final AtomicLong now =
      new AtomicLong(Instant.parse("2026-06-01T00:00:00Z").toEpochMilli());
  private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());
  private final Path settings;
  private final Backups backups;
  private final DailyBackups daily;

  DailyBackupsTest(@TempDir Path folder) throws IOException {
    Home home = Home.of(Map.of("OPENTRADE_HOME", folder.toString()), "/");
    Files.createDirectories(home.config());
    LedgerStore.open(home.data().resolve("demo.db")).close();
    settings = home.config().resolve("settings.json");
    backups = new Backups(home, "0.1.0", clock);
    Log log =
        new Log(
            new RotatingFile(folder.resolve("log"), 1 << 20, 1),
            new Redactor(),
            clock,
            () -> LogLevel.WARN);
    daily =
        new DailyBackups(backups, new Settings(new SettingsFile(settings), Map.of()), clock, log);
  }

  @Test
  void oneADayIsKeptForAWeek() throws Exception {
    for (int hour = 0; hour < 20 * 24; hour++) {
      daily.look();
      now.addAndGet(Duration.ofHours(1).toMillis());
    }
    assertEquals(8, backups.all().size()); // seven days old to the minute is not too old
    assertTrue(backups.all().stream().allMatch(Backups.Facts::daily));
  }

  @Test
  void noneIsMadeWhereThePersonWantsNone() throws Exception {
    Files.writeString(settings, "{\"backup.daily\":\"off\"}");
    daily.look();
    assertEquals(0, backups.all().size());
  }
}
