package io.opentrade.protocol;

import java.util.List;
import java.util.Map;

/// A reply of what measures.
final class BenchExamples {
  private BenchExamples() {}

  static void replies(Map<String, Object> all) {
    all.put(
        "bench.run",
        new BenchRun.Reply(
            1,
            new BenchRun.Machine("Linux", "amd64", 2, "25.0.3", 1_073_741_824),
            List.of(new BenchRun.Result("run.1000k", 6.5e7, "bars/s", 1.25e8, 1.92))));
  }
}
