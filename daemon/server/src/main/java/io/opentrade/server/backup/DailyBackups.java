package io.opentrade.server.backup;

import io.opentrade.protocol.Progress;
import io.opentrade.server.log.Log;
import io.opentrade.server.settings.Settings;
import io.opentrade.server.settings.SettingsTable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;

/// Makes a backup a day, and forgets the old ones. Never sealed, hence without the vault: nobody is
/// there to give a passphrase.
public final class DailyBackups implements AutoCloseable {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);

  private final Backups backups;
  private final Settings settings;
  private final InstantSource clock;
  private final Log log;
  private final Thread thread = Thread.ofPlatform().daemon().name("backup").unstarted(this::work);

  public DailyBackups(Backups backups, Settings settings, InstantSource clock, Log log) {
    this.backups = backups;
    this.settings = settings;
    this.clock = clock;
    this.log = log;
  }

  public void start() {
    thread.start();
  }

  private void work() {
    try {
      while (true) {
        // First the pause: a daemon that was started for one command is not kept busy.
        Thread.sleep(BETWEEN_LOOKS);
        look();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Makes one where it is time to.
  void look() throws InterruptedException {
    try {
      if (settings.get(SettingsTable.BACKUP_DAILY).equals("off") || !due()) {
        return;
      }
      boolean wanted = settings.get(SettingsTable.BACKUP_CANDLES).equals("on");
      boolean candles = wanted && backups.hasRoomForCandles();
      if (wanted && !candles) {
        log.warn("the daily backup leaves the candles out", "why", "they would fill the disk");
      }
      Backups.Contents made = backups.create(null, true, candles, null, Progress.NONE);
      log.info("the daily backup was made", "file", made.file());
      backups.forget(settings.get(SettingsTable.BACKUP_KEEP));
    } catch (BackupFailure | IOException failed) {
      log.error("the daily backup was not made", failed);
    }
  }

  private boolean due() throws IOException {
    return backups.all().stream()
        .filter(Backups.Facts::daily)
        .noneMatch(made -> made.made().plus(DAY).isAfter(clock.instant()));
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
