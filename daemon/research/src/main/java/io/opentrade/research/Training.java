package io.opentrade.research;

import io.opentrade.research.backtest.Workshop;
import io.opentrade.research.rpc.Calls;
import io.opentrade.sandbox.Limits;
import io.opentrade.sandbox.WorkerFiles;
import io.opentrade.store.CandleStore;
import io.opentrade.store.RunStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A short life of the process with everything it is usually asked, so that the classes it will
/// need are in its start-up cache. The worker runs without a wall here: the script is our own.
final class Training {
  private static final String STRATEGY =
      """
      export const params = { fast: { value: 10 }, slow: { value: 30 } };
      export function signals({ close, ta, params }) {
        const fast = ta.sma(close, params.fast), slow = ta.sma(close, params.slow);
        return { enterLong: fast.crossesAbove(slow), exitLong: fast.crossesBelow(slow) };
      }
      """;

  private Training() {}

  static void run(WorkerFiles files) throws IOException {
    Path folder = Files.createTempDirectory("opentrade-training");
    try {
      run(files, folder);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> left = Files.walk(folder)) {
      for (Path file : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static void run(WorkerFiles files, Path folder) throws IOException {
    Path strategy = Files.writeString(folder.resolve("training.js"), STRATEGY);
    Path csv = Files.writeString(folder.resolve("bars.csv"), bars());
    try (CandleStore candles = CandleStore.open(folder.resolve("candles.db"));
        RunStore runs = RunStore.open(folder.resolve("research.db"));
        Workshop workshop = new Workshop(files, Limits.standard(), folder)) {
      ask(
          Main.desk(candles, runs, workshop, folder),
          """
          {"id":1,"method":"data.import","params":{"files":[{"path":"%2$s","name":"bars.csv"}],"series":"A/B@file:1m","trades":false,"strict":false}}
          {"id":2,"method":"backtest.run","params":{"strategy":{"path":"%1$s","name":"training.js"},"data":[],"demo":true,"set":{},"closeAtEnd":false,"unsafe":true,"wantEquity":false}}
          {"id":3,"method":"backtest.run","params":{"strategy":{"path":"%1$s","name":"training.js"},"data":[{"file":{"path":"%2$s","name":"bars.csv"}}],"demo":false,"set":{},"closeAtEnd":false,"unsafe":true,"wantEquity":false}}
          {"id":4,"method":"data.list","params":{}}
          {"id":5,"method":"backtest.list","params":{"limit":5}}
          """
              .formatted(strategy, csv));
    }
  }

  private static void ask(ResearchDesk desk, String requests) throws IOException {
    for (String line : requests.lines().toList()) {
      var input = new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8));
      new Calls(input, OutputStream.nullOutputStream(), desk, _ -> {}).serveAll();
    }
  }

  private static String bars() {
    StringBuilder text = new StringBuilder("time,open,high,low,close,volume\n");
    for (int bar = 0; bar < 1000; bar++) {
      int price = 1000 + Math.floorMod(bar * 37L, 91);
      text.append(1_700_000_040_000L + bar * 60_000L);
      text.append(",%d.5,%d.75,%d.25,%d.5,1.5%n".formatted(price, price, price, price));
    }
    return text.toString();
  }
}
