package io.opentrade.server.session;

import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Graph;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.engine.strategy.PlanLimits;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.sandbox.BuiltPlan;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.Limits;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.Style;
import io.opentrade.sandbox.Worker;
import io.opentrade.sandbox.WorkerFiles;
import io.opentrade.sandbox.Workers;
import io.opentrade.sandbox.jail.Wall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Loads the script in a jailed worker of its own. Where it makes a plan the worker is ended: a
/// plan needs none to be carried out. Where it is asked bar by bar it stays.
public final class JailedPlanner implements Planner, AutoCloseable {
  private final Path lib;
  private final Path slots;
  private final Supplier<Wall> wall;
  private final Limits limits;
  private @Nullable Workers workers;

  /// @param lib the folder of the jars of all processes
  /// @param slots where workers have their folders; made where missing
  /// @param wall which wall the settings want
  public JailedPlanner(Path lib, Path slots, Supplier<Wall> wall) {
    this(lib, slots, wall, Limits.live());
  }

  /// @param limits of each worker
  JailedPlanner(Path lib, Path slots, Supplier<Wall> wall, Limits limits) {
    this.lib = lib;
    this.slots = slots;
    this.wall = wall;
    this.limits = limits;
  }

  @Override
  public Ready load(Script script, Map<String, String> set, int markets) {
    Worker worker = null;
    Ready ready = null;
    try {
      worker = workers().take(script.language());
      ready = ready(worker, script, set, markets);
      return ready;
    } catch (ScriptFailed failed) {
      throw ScriptFailures.of(failed.failure());
    } catch (IllegalArgumentException wrong) {
      throw usage(script, String.valueOf(wrong.getMessage()));
    } finally {
      if (worker != null && !(ready instanceof Asked)) {
        worker.close();
      }
    }
  }

  private static Ready ready(Worker worker, Script script, Map<String, String> set, int markets) {
    Declaration declaration = worker.load(script);
    Map<String, ParameterValue> values = new LinkedHashMap<>();
    set.forEach((name, text) -> values.put(name, declaration.parameter(name).parse(text)));
    Style style = declaration.usual(markets);
    return style == Style.SIGNALS
        ? planned(worker, declaration, values)
        : new Asked(worker, style, values, null, declaration.warmup(), declaration.series());
  }

  private static Ready planned(
      Worker worker, Declaration declaration, Map<String, ParameterValue> values) {
    BuiltPlan built = worker.plan(values);
    Planned planned =
        new Planned(
            built.plan(),
            ParameterValue.numbers(declaration.values(values)),
            declaration.warmup(),
            declaration.series());
    return scans(built.plan()) == 0
        ? planned
        : new Asked(
            worker, Style.SIGNALS, values, planned, declaration.warmup(), declaration.series());
  }

  @Override
  public synchronized String wall() {
    Workers present = workers;
    return present == null ? "" : present.wall();
  }

  /// How many scans a plan has.
  static int scans(Plan plan) {
    Graph graph = new Graph(PlanLimits.STANDARD);
    graph.add(Graph.roots(plan));
    return (int)
        graph.nodes().stream()
            .filter(node -> node.expression() instanceof Expression.Scan)
            .mapToInt(node -> ((Expression.Scan) node.expression()).number())
            .distinct()
            .count();
  }

  private static RequestFailed usage(Script script, String message) {
    return new RequestFailed(FailureKind.USAGE, script.name() + ": " + message, null);
  }

  private synchronized Workers workers() {
    Workers present = workers;
    if (present == null) {
      present = open();
      workers = present;
    }
    return present;
  }

  private Workers open() {
    return switch (wall.get().find()) {
      case Wall.Finding.Missing(String reason) ->
          throw new RequestFailed(
              FailureKind.NOT_ALLOWED,
              "no strategy runs without a wall around it: " + reason,
              "see: opentrade health");
      case Wall.Finding.Standing(var jail, String _) -> {
        try {
          Files.createDirectories(
              slots,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
          yield Workers.open(WorkerFiles.installed(lib), jail, limits, slots);
        } catch (IOException unusable) {
          throw new RequestFailed(
              FailureKind.UNREACHABLE, "workers cannot be started: " + unusable.getMessage(), null);
        }
      }
    };
  }

  @Override
  public synchronized void close() {
    Workers present = workers;
    if (present != null) {
      present.close();
    }
  }
}
