package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.server.market.BookKeeper;
import io.opentrade.server.venue.Addresses;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.Venue;
import io.opentrade.server.venue.binance.Binance;
import io.opentrade.server.venue.rest.Network;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Hours of trading: twenty markets at fifty times their speed, five strategies at their live
/// books, one account with its journal, once on the disk and once on a file system in memory, where
/// the wait for the disk costs nothing. Prints what it measures. `-Dopentrade.soak=120` says for
/// how many minutes each.
@EnabledIfSystemProperty(named = "opentrade.soak", matches = "[0-9]+")
@Timeout(value = 5, unit = TimeUnit.HOURS)
class SoakTest {
  private static final int MINUTES = Integer.getInteger("opentrade.soak", 120);
  private static final int STRATEGIES = 5;
  private static final int WARM_UP = 3;

  /// Fewer minutes say nothing of a slope: what is under way moves the live heap by two megabytes.
  private static final int ENOUGH = 20;

  /// Kilobytes of live objects an order that need not be forgotten yet may cost.
  private static final double MOST_PER_ORDER = 8;

  private final SoakTimes times = new SoakTimes();
  private final List<double[]> heap = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"target", "/dev/shm"})
  void tradesForHours(String disk) throws Exception {
    Path folder = Files.createTempDirectory(Files.createDirectories(Path.of(disk)), "soak");
    Process process = exchange(folder);
    try {
      String line = process.inputReader(StandardCharsets.UTF_8).readLine();
      if (line == null) {
        throw new IOException(Files.readString(folder.resolve("err")));
      }
      List<String> ours = soak(disk, folder, new ObjectMapper().readTree(line));
      assertEquals(SoakBooks.of(folder.resolve("soak.exchange")), ours);
    } finally {
      process.destroyForcibly().waitFor();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }

  private static Process exchange(Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            SoakExchange.class.getName(),
            folder.toString(),
            Integer.toString(MINUTES + 2))
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  /// @return what the account booked
  private List<String> soak(String disk, Path folder, JsonNode there) throws Exception {
    String address = there.get("address").asText();
    List<String> books;
    List<SoakStrategy> strategies = new ArrayList<>();
    List<BookKeeper> keepers = new ArrayList<>();
    try (LinkBench bench =
        new LinkBench(
            folder.resolve("real.db"),
            address,
            there.get("key").asText(),
            there.get("secret").asText(),
            LinkSettings.of("binance"),
            times::watched,
            Journal::new)) {
      bench.awaitReady();
      Network network =
          new Network(
              new OkHttpClient(),
              LinkBench.REST,
              InstantSource.system(),
              (time, _) -> Thread.sleep(time));
      Venue venue = new Binance(network, Addresses.of(address, address));
      for (int i = 0; i < STRATEGIES; i++) {
        SoakStrategy strategy = new SoakStrategy(i + 1, bench, times);
        strategies.add(strategy);
        keepers.add(new BookKeeper(venue, markets(venue, i), strategy));
        keepers.getLast().startWithTrades();
      }
      for (int minute = 1; minute <= MINUTES; minute++) {
        Thread.sleep(60_000);
        measured(disk, minute, strategies);
      }
      keepers.forEach(BookKeeper::close);
      rested(bench);
      books = SoakBooks.of(bench.session);
    }
    assertEquals(0, strategies.stream().mapToLong(one -> one.lost.get()).sum());
    assertTrue(times.count() > MINUTES * 30, times.told());
    if (heap.size() >= ENOUGH) {
      double perOrder = slope(1);
      assertTrue(perOrder < MOST_PER_ORDER, perOrder + " KB an order");
    }
    return books;
  }

  private static List<Market> markets(Venue venue, int strategy) {
    List<Market> markets = new ArrayList<>();
    for (int i = strategy; i < SoakExchange.SYMBOLS.size(); i += STRATEGIES) {
      markets.add(((Answer.Value<Market>) venue.market(SoakExchange.SYMBOLS.get(i))).value());
    }
    return markets;
  }

  private static void rested(LinkBench bench) throws InterruptedException {
    AccountBooks books = new AccountBooks(bench.session);
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!books.open().isEmpty()) {
      assertTrue(System.nanoTime() < end, () -> "not at rest: " + bench.link.why());
      Thread.sleep(100);
    }
  }

  private void measured(String disk, int minute, List<SoakStrategy> strategies) throws IOException {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    double used = (runtime.totalMemory() - runtime.freeMemory()) / 1024.0;
    if (minute > WARM_UP) {
      heap.add(new double[] {minute, times.count(), used});
    }
    System.out.printf(
        Locale.ROOT,
        "soak on %s, minute %d: %s; %d updates, %d trades, %d lost; live heap %.1f MB,"
            + " resident %s; %.2f MB an hour, %.2f KB an order%n",
        disk,
        minute,
        times.told(),
        strategies.stream().mapToLong(one -> one.updates.get()).sum(),
        strategies.stream().mapToLong(one -> one.trades.get()).sum(),
        strategies.stream().mapToLong(one -> one.lost.get()).sum(),
        used / 1024,
        resident(),
        slope(0) * 60 / 1024,
        slope(1));
  }

  private static String resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .map(line -> line.replaceAll("\\s+", " "))
        .findFirst()
        .orElse("unknown");
  }

  /// Kilobytes of live heap by minute (0) or by order (1): the line through all points.
  private double slope(int by) {
    double x = heap.stream().mapToDouble(point -> point[by]).average().orElse(0);
    double y = heap.stream().mapToDouble(point -> point[2]).average().orElse(0);
    double together = heap.stream().mapToDouble(p -> (p[by] - x) * (p[2] - y)).sum();
    double alone = heap.stream().mapToDouble(p -> (p[by] - x) * (p[by] - x)).sum();
    return alone == 0 ? 0 : together / alone;
  }
}
