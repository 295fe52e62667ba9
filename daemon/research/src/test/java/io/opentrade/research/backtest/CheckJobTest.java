package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.engine.strategy.Role;
import io.opentrade.engine.strategy.Scalar;
import io.opentrade.protocol.DataSource;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.StrategyCheck;
import io.opentrade.protocol.Warning;
import io.opentrade.sandbox.BuiltPlan;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Limits;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.WorkerFiles;
import io.opentrade.sandbox.jail.Wall;
import io.opentrade.store.CandleStore;
import io.opentrade.store.RunStore;
import io.opentrade.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a trial of a strategy tells.
final class CheckJobTest {
  @TempDir Path folder;

  /// Makes the plan of another worker, with a size.
  private record Sized(double size) implements SilentWorker {
    @Override
    public Declaration load(Script script) {
      return Planner.DECLARATION;
    }

    @Override
    public BuiltPlan plan(Map<String, ParameterValue> values) {
      Map<Role, Expression> roles = new HashMap<>(Planner.PLAN.plan().columns());
      roles.put(Role.SIZE, new Expression.Constant(new Scalar.Literal(size)));
      return new BuiltPlan(new Plan(roles, "", "", Map.of()), true, List.of(), 0);
    }
  }

  /// Every other bar rises.
  private InputFile hours() throws IOException {
    StringBuilder text = new StringBuilder("time,open,high,low,close,volume\n");
    for (int bar = 0; bar < 200; bar++) {
      text.append(bar * 3_600_000L)
          .append(bar % 2 == 0 ? ",100,101,100,101,1" : ",101,101,100,100,1");
      text.append('\n');
    }
    Path path = Files.writeString(folder.resolve("x.csv"), text);
    return new InputFile(path.toString(), new ForeignText("x.csv"));
  }

  private StrategyCheck.Reply check(double size) throws Exception {
    InstantSource clock = InstantSource.system();
    WorkerFiles files =
        new WorkerFiles(folder, List.of(folder.resolve("x.jar")), Map.of(), null, null);
    try (CandleStore store = CandleStore.open(folder.resolve("candles.db"));
        RunStore runs = RunStore.open(folder.resolve("research.db"), StoreOptions.DEFAULT, clock);
        Workshop workshop =
            new Workshop(
                files, Limits.standard(), folder, (Wall _) -> new Wall.Finding.Missing(""))) {
      SeriesFinder finder = new SeriesFinder(store, new Holdouts(runs.studies()), clock);
      StrategyCheck request =
          new StrategyCheck(
              new InputFile("/tmp/x.js", new ForeignText("x.js")),
              DataSource.file(hours()),
              Map.of(),
              null,
              false);
      StrategyFile file = new StrategyFile(new Script("x.js", Language.JAVASCRIPT, ""), "00");
      return new CheckJob(new Preparing(finder), workshop).run(request, file, new Sized(size));
    }
  }

  @Test
  void aSizeThatIsNoFractionIsTold() throws Exception {
    List<Warning> warnings = check(50).warnings();
    assertEquals(1, warnings.size(), warnings::toString);
    String message = warnings.getFirst().message().raw();
    assertTrue(message.contains("up to 5000 % of it, and are refused; write 0.5"), message);
    assertEquals(List.of(), check(0.5).warnings());
  }
}
