package io.opentrade.server.telegram;

import io.opentrade.protocol.Actor;
import io.opentrade.server.stored.CommandLines;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// A command tree that keeps what it was given, and answers as it was told.
final class FakeLines implements CommandLines {
  /// One run.
  record Run(Actor actor, List<String> argv) {
    String line() {
      return String.join(" ", argv);
    }
  }

  final List<Run> runs = new CopyOnWriteArrayList<>();
  private final Map<String, Ending> endings = new ConcurrentHashMap<>();
  private final Set<String> unknown = ConcurrentHashMap.newKeySet();
  private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();

  /// A line that begins so is answered so.
  FakeLines answer(String line, String out) {
    endings.put(line, new Ending(0, out, ""));
    return this;
  }

  /// There is no command of that name.
  FakeLines without(String noun) {
    unknown.add(noun);
    return this;
  }

  /// A line that begins so waits until it is let go, or for ever.
  CountDownLatch hold(String line) {
    CountDownLatch gate = new CountDownLatch(1);
    gates.put(line, gate);
    return gate;
  }

  void free() {
    gates.clear();
  }

  @Override
  public Ending run(Actor actor, List<String> argv, Manner manner) throws InterruptedException {
    Run run = new Run(actor, argv);
    runs.add(run);
    for (Map.Entry<String, CountDownLatch> gate : gates.entrySet()) {
      if (run.line().startsWith(gate.getKey())) {
        gate.getValue().await();
      }
    }
    if (argv.getLast().equals("--help")) {
      String noun = unknown.contains(argv.getFirst()) ? "" : String.join(" ", argv);
      return new Ending(0, "opentrade " + noun, "");
    }
    return endings.entrySet().stream()
        .filter(each -> run.line().startsWith(each.getKey()))
        .max(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .orElse(new Ending(0, "ran " + run.line(), ""));
  }

  /// The lines that were run, without those that only ask for documents or help.
  List<String> lines() {
    return runs.stream()
        .map(Run::line)
        .filter(line -> !line.contains("--json") && !line.contains("--help"))
        .toList();
  }
}
