package io.opentrade.server.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.function.LongFunction;

/// Some seeds that share two processes, since what costs is their start: exchanges in one, sessions
/// in the other. The second is killed at random moments, which meets each session at another one,
/// and started again.
final class ChaosRun {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path place;
  private final long first;
  private final int count;
  private final ChaosTally tally;
  private final List<ObjectNode> seeds = new ArrayList<>();
  private final Map<Long, List<String>> differences = new TreeMap<>();
  private final Random chance;

  /// @param place an empty folder
  /// @param count of seeds from `first` on
  ChaosRun(Path place, long first, int count, ChaosTally tally) {
    this.place = place;
    this.first = first;
    this.count = count;
    this.tally = tally;
    this.chance = new Random(first);
  }

  /// Runs them, and compares the books with the exchanges' journals.
  ///
  /// @param mistakes what each seed does wrong
  /// @return differences by seed; only of those that have any
  Map<Long, List<String>> run(LongFunction<ChaosMistake> mistakes) throws Exception {
    Process exchanges = start("exchanges", ChaosExchanges.class, place, first, count);
    try {
      BufferedReader said = exchanges.inputReader(StandardCharsets.UTF_8);
      for (String line = said.readLine(); !"ready".equals(line); line = said.readLine()) {
        ObjectNode seed = (ObjectNode) JSON.readTree(told("exchanges", line));
        seeds.add(seed.put("mistake", mistakes.apply(seed.get("seed").asLong()).name()));
      }
      int times = 3 + chance.nextInt(3);
      for (int i = 0; i < times; i++) {
        disturbed(i == 0 || chance.nextBoolean());
      }
      settled();
      count();
    } finally {
      exchanges.destroyForcibly().waitFor();
    }
    compare();
    return differences;
  }

  private Process start(String name, Class<?> main, Object... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Exchanges remember all trades of their markets.
                name.equals("exchanges") ? "-Xmx1200m" : "-Xmx768m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
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

  /// What a process said, unless it ended.
  private String told(String name, String line) throws IOException {
    if (line == null) {
      throw new IOException(name + " ended: " + Files.readString(place.resolve(name + ".err")));
    }
    return line;
  }

  private Process trader() throws IOException {
    Process trader = start("trader", ChaosTrader.class, place);
    var out = trader.outputWriter(StandardCharsets.UTF_8);
    for (ObjectNode seed : seeds) {
      out.write(seed + "\n");
    }
    out.write("trade\n");
    out.flush();
    told("trader", trader.inputReader(StandardCharsets.UTF_8).readLine());
    return trader;
  }

  private void disturbed(boolean stopped) throws Exception {
    Process trader = trader();
    Thread.sleep(chance.nextInt(2_500));
    if (stopped) {
      signal(trader, "STOP");
      Thread.sleep(300 + chance.nextInt(1_500));
      signal(trader, "CONT");
      tally.stops++;
      Thread.sleep(chance.nextInt(500));
    }
    trader.destroyForcibly().waitFor();
    tally.kills++;
  }

  private static void signal(Process process, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  private void settled() throws Exception {
    Process trader = trader();
    BufferedReader said = trader.inputReader(StandardCharsets.UTF_8);
    trader.outputWriter(StandardCharsets.UTF_8).write("settle\n");
    trader.outputWriter(StandardCharsets.UTF_8).flush();
    for (String line = said.readLine(); !"settled".equals(line); line = said.readLine()) {
      String[] words = told("trader", line).split(" ", 2);
      if (!words[1].equals("done")) {
        found(Long.parseLong(words[0]), words[1]);
      }
    }
    trader.destroyForcibly().waitFor();
  }

  private void found(long seed, String difference) {
    differences.computeIfAbsent(seed, _ -> new ArrayList<>()).add(difference);
  }

  private void count() throws Exception {
    tally.seeds += count;
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (ObjectNode seed : seeds) {
        URI address = URI.create(seed.get("address").asText() + "/simulate/faults");
        String counts =
            client
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        for (Map.Entry<String, JsonNode> fault : JSON.readTree(counts).properties()) {
          tally.faults.merge(fault.getKey(), fault.getValue().asLong(), Long::sum);
        }
      }
    }
  }

  private void compare() throws IOException {
    for (long seed = first; seed < first + count; seed++) {
      Path journal = place.resolve(seed + ".exchange");
      JournalFile truth = JournalFile.read(journal);
      tally.orders += truth.orders().size();
      tally.fills += truth.fills().size();
      Path books = place.resolve(Long.toString(seed)).resolve("books.json");
      for (String difference : ChaosBooks.differences(books, journal)) {
        found(seed, difference);
      }
    }
  }
}
