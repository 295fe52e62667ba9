package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.server.simulate.JournalFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Sessions in one process, their exchanges in another; the first is killed at any moment, and
/// stopped and let go on; afterwards the books must say what the exchanges' journals say. Many
/// seeds share a process, since what costs is its start: each has an exchange, a database and a
/// session of its own. `-Dopentrade.chaos=1000` sets the number of seeds; each planted mistake must
/// be found within 200, and usually is within the first twenty.
@Timeout(value = 2, unit = TimeUnit.HOURS)
class ChaosTest {
  private static final int TOGETHER = 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private final Map<String, Long> faults = new TreeMap<>();
  private int kills;
  private int stops;
  private int orders;
  private int fills;

  @Test
  void nothingIsLostAndNothingIsDoubled() throws Exception {
    int seeds = Integer.getInteger("opentrade.chaos", 20);
    long first = Long.getLong("opentrade.chaos.first", 1L);
    List<String> wrong = new ArrayList<>();
    for (int done = 0; done < seeds; done += TOGETHER) {
      wrong.addAll(run(first + done, Math.min(TOGETHER, seeds - done), ChaosMistake.NONE));
      System.out.println(
          "chaos: "
              + Math.min(done + TOGETHER, seeds)
              + " seeds, "
              + wrong.size()
              + " differences, "
              + kills
              + " kills, "
              + stops
              + " stops, "
              + orders
              + " orders, "
              + fills
              + " fills, faults "
              + faults);
    }
    assertEquals(List.of(), wrong);
    assertTrue(kills > 0);
    if (seeds >= 1_000) {
      faults.forEach((fault, times) -> assertTrue(times >= 100, fault + ": " + times));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void mistakesAreCaught(ChaosMistake mistake) throws Exception {
    int seeds = Integer.getInteger("opentrade.chaos.mistakes", 200);
    for (int done = 0; done < seeds; done += TOGETHER) {
      List<String> found = run(10_001 + done, TOGETHER, mistake);
      if (!found.isEmpty()) {
        System.out.println(
            "chaos: "
                + mistake
                + " is caught within "
                + (done + TOGETHER)
                + " seeds: "
                + found.getFirst());
        return;
      }
    }
    throw new AssertionError(mistake + " was not caught");
  }

  /// @return differences, each with its seed
  private List<String> run(long first, int count, ChaosMistake mistake) throws Exception {
    Path place = Files.createDirectories(folder.resolve(mistake + "-" + first));
    Random chance = new Random(first);
    List<String> lines = new ArrayList<>();
    Process exchanges = start(place, "exchanges", ChaosExchanges.class, place, first, count);
    BufferedReader said = exchanges.inputReader(StandardCharsets.UTF_8);
    try {
      for (String line = said.readLine(); !"ready".equals(line); line = said.readLine()) {
        if (line == null) {
          throw new IOException(Files.readString(place.resolve("exchanges.err")));
        }
        lines.add(line);
      }
      int times = 3 + chance.nextInt(3);
      for (int i = 0; i < times; i++) {
        disturbed(place, mistake, lines, chance);
      }
      settled(place, mistake, lines);
      count(lines);
    } finally {
      exchanges.destroyForcibly().waitFor();
    }
    List<String> wrong = new ArrayList<>();
    for (String line : lines) {
      String seed = JSON.readTree(line).get("seed").asText();
      JournalFile truth = JournalFile.read(place.resolve(seed + ".exchange"));
      orders += truth.orders().size();
      fills += truth.fills().size();
      for (String difference :
          ChaosBooks.differences(
              place.resolve(seed).resolve("books.json"), place.resolve(seed + ".exchange"))) {
        wrong.add("seed " + seed + ": " + difference);
      }
    }
    return wrong;
  }

  private Process start(Path place, String name, Class<?> main, Object... words)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Twenty exchanges remember all trades of their markets.
                name.equals("exchanges") ? "-Xmx1200m" : "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    for (Object word : words) {
      command.add(word.toString());
    }
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.appendTo(place.resolve(name + ".err").toFile()))
        .start();
  }

  private Process trader(Path place, ChaosMistake mistake, List<String> lines) throws IOException {
    Process trader = start(place, "trader", ChaosTrader.class, place, mistake);
    var out = trader.outputWriter(StandardCharsets.UTF_8);
    for (String line : lines) {
      out.write(line + "\n");
    }
    out.write("trade\n");
    out.flush();
    return trader;
  }

  private void disturbed(Path place, ChaosMistake mistake, List<String> lines, Random chance)
      throws Exception {
    Process trader = trader(place, mistake, lines);
    trader.inputReader(StandardCharsets.UTF_8).readLine(); // it trades
    Thread.sleep(chance.nextInt(2_500));
    if (chance.nextInt(3) == 0) {
      signal(trader, "STOP");
      Thread.sleep(300 + chance.nextInt(1_500));
      signal(trader, "CONT");
      stops++;
      Thread.sleep(chance.nextInt(500));
    }
    trader.destroyForcibly().waitFor();
    kills++;
  }

  private static void signal(Process process, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  private void settled(Path place, ChaosMistake mistake, List<String> lines) throws Exception {
    Process trader = trader(place, mistake, lines);
    BufferedReader said = trader.inputReader(StandardCharsets.UTF_8);
    said.readLine();
    trader.outputWriter(StandardCharsets.UTF_8).write("settle\n");
    trader.outputWriter(StandardCharsets.UTF_8).flush();
    for (String line = said.readLine(); !"settled".equals(line); line = said.readLine()) {
      if (line == null) {
        throw new IOException(Files.readString(place.resolve("trader.err")));
      }
      if (!line.endsWith(" done")) {
        System.out.println(line);
      }
    }
    trader.destroyForcibly().waitFor();
  }

  private void count(List<String> lines) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String line : lines) {
        String address = JSON.readTree(line).get("address").asText();
        JsonNode counts =
            JSON.readTree(
                client
                    .send(
                        HttpRequest.newBuilder(URI.create(address + "/simulate/faults")).build(),
                        HttpResponse.BodyHandlers.ofString())
                    .body());
        counts
            .properties()
            .forEach(entry -> faults.merge(entry.getKey(), entry.getValue().asLong(), Long::sum));
      }
    }
  }
}
