package io.opentrade.scripting;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentrade.engine.backtest.Market;
import io.opentrade.sandbox.BarsJob;
import io.opentrade.sandbox.Limits;
import io.opentrade.sandbox.Style;
import io.opentrade.sandbox.WorkerFiles;
import io.opentrade.sandbox.Workers;
import io.opentrade.sandbox.jail.Wall;
import io.opentrade.scripting.guest.Guest;
import io.opentrade.scripting.guest.Guests;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Real worker processes on the class path of the tests.
final class Children {
  private Children() {}

  /// Workers behind the wall; skips the test where none can be had.
  static Workers jailed(Path folder, Limits limits) throws IOException {
    Wall.Finding found = Wall.AUTO.find();
    assumeTrue(found instanceof Wall.Finding.Standing, "no wall: " + found);
    Path slots = Files.createDirectory(folder.resolve("slots"));
    return Workers.open(files(), ((Wall.Finding.Standing) found).jail(), limits, slots);
  }

  private static WorkerFiles files() throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<Path> entries =
        Arrays.stream(classPath.split(File.pathSeparator))
            .map(Path::of)
            .filter(Files::exists)
            .filter(entry -> !entry.endsWith("test-classes"))
            .toList();
    return new WorkerFiles(
        Path.of(System.getProperty("java.home")), entries, Map.of(), resources(), null);
  }

  /// Python's own library, unpacked once for all tests.
  private static Path resources() throws IOException {
    Path folder = Path.of("target", "language-resources").toAbsolutePath();
    if (!Files.isDirectory(folder.resolve("python"))) {
      Files.createDirectories(folder);
      Guest.unpack(folder);
    }
    return folder;
  }

  static BarsJob job(int bars) {
    return new BarsJob(
        Style.ON_BAR,
        new Market(Guests.candles(bars, 7), Guests.INSTRUMENT, 0, 50),
        Guests.SETTINGS,
        Map.of(),
        Map.of());
  }
}
