package io.opentrade.research.backtest;

import io.opentrade.engine.strategy.Graph;
import io.opentrade.engine.strategy.PlanLimits;
import io.opentrade.engine.strategy.PlanPrinter;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.StrategyPlan;
import io.opentrade.sandbox.BuiltPlan;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.Style;
import io.opentrade.sandbox.Worker;

/// Shows the plan that `signals` returns.
public final class PlanJob {
  private final Workshop workshop;

  public PlanJob(Workshop workshop) {
    this.workshop = workshop;
  }

  /// @throws io.opentrade.protocol.RequestFailed with the place in the file, where it is at fault
  public StrategyPlan.Reply run(StrategyPlan request) throws InterruptedException {
    StrategyFile file = StrategyFile.read(request.strategy());
    try (Worker worker = workshop.take(file.script().language(), null, request.unsafe())) {
      Declaration declaration = worker.load(file.script());
      Style _ = Preparing.style(Style.SIGNALS.word(), declaration, 1);
      BuiltPlan built = worker.plan(Preparing.overrides(request.set(), declaration));
      Graph graph = new Graph(PlanLimits.STANDARD);
      graph.add(Graph.roots(built.plan()));
      return new StrategyPlan.Reply(
          new ForeignText(file.script().name()),
          PlanPrinter.hash(built.plan()),
          built.symbolic(),
          graph.nodes().size(),
          PlanPrinter.print(built.plan()).lines().map(ForeignText::new).toList(),
          built.log().stream().map(line -> new ForeignText(line.text())).toList());
    } catch (ScriptFailed failed) {
      throw ScriptFailures.of(failed.failure());
    } finally {
      workshop.prepare(file.script().language());
    }
  }
}
