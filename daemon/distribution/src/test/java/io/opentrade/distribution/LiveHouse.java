package io.opentrade.distribution;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentrade.sandbox.Limits;
import io.opentrade.sandbox.WorkerFiles;
import io.opentrade.sandbox.Workers;
import io.opentrade.sandbox.jail.Wall;
import io.opentrade.server.log.Log;
import io.opentrade.server.log.LogLevel;
import io.opentrade.server.log.Redactor;
import io.opentrade.server.log.RotatingFile;
import io.opentrade.store.LedgerAccount;
import io.opentrade.store.LedgerStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/// What a test of live strategies needs: the assembled workers behind their wall, and an account.
public final class LiveHouse {
  private LiveHouse() {}

  /// The workers of the assembled program; skips the test where there is no wall.
  public static Workers workers(Path folder) throws IOException {
    return workers(folder, Limits.live());
  }

  /// The same with other limits.
  public static Workers workers(Path folder, Limits limits) throws IOException {
    Wall.Finding found = Wall.AUTO.find();
    assumeTrue(found instanceof Wall.Finding.Standing, "no wall: " + found);
    WorkerFiles files = WorkerFiles.installed(lib());
    Path slots = Files.createDirectory(folder.resolve("slots"));
    return Workers.open(files, ((Wall.Finding.Standing) found).jail(), limits, slots);
  }

  /// The folder of the jars of all processes.
  public static Path lib() {
    return Program.built().resolve("lib");
  }

  /// The folder of the whole project.
  public static Path root() {
    return Path.of(System.getProperty("opentrade.root", ""));
  }

  /// A database with a demo account.
  public static LedgerStore store(Path file) {
    LedgerStore store = LedgerStore.open(file);
    store.add(
        new LedgerAccount(
            0,
            "demo",
            "binance",
            "USDT",
            new BigDecimal("10000"),
            new BigDecimal("0.001"),
            "otTEST",
            1_000));
    return store;
  }

  /// A log that keeps warnings.
  public static Log log(Path folder) throws IOException {
    return new Log(
        new RotatingFile(folder.resolve("log"), 1 << 20, 1),
        new Redactor(),
        InstantSource.system(),
        () -> LogLevel.WARN);
  }
}
