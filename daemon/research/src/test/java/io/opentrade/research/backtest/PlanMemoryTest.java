package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.sandbox.BuiltPlan;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanMemoryTest {
  private static final Map<String, ParameterValue> TEN =
      Map.of("fast", new ParameterValue.Number(10));

  private final PlanMemory memory = new PlanMemory();
  private final List<String> asked = new ArrayList<>();

  @Test
  void asksAScriptOnceForTheSameValues() {
    BuiltPlan first = plan("a", TEN);
    assertSame(first, plan("a", TEN));
    plan("a", Map.of("fast", new ParameterValue.Number(11)));
    plan("a", Map.of());
    assertEquals(List.of("a", "a", "a"), asked);
  }

  @Test
  void asksOnceForAPlanThatLooksAtNoParameter() {
    BuiltPlan same = new BuiltPlan(Planner.PLAN.plan(), true, List.of(), 0);
    assertSame(same, memory.plan(known("a"), TEN, () -> same));
    assertSame(same, plan("a", Map.of("fast", new ParameterValue.Number(11))));
    assertSame(same, plan("a", Map.of()));
    plan("b", TEN);
    assertEquals(List.of("b"), asked);
  }

  @Test
  void asksAgainWhereAnythingOfTheScriptHasChanged() {
    Script script = new Script("a.js", Language.JAVASCRIPT, "text", Map.of("lib/b.js", "one"));
    Script neighbour = new Script("a.js", Language.JAVASCRIPT, "text", Map.of("lib/b.js", "two"));
    Script renamed = new Script("b.js", Language.JAVASCRIPT, "text", Map.of("lib/b.js", "one"));
    Script other = new Script("a.js", Language.PYTHON, "text", Map.of("lib/b.js", "one"));
    for (Script each : List.of(script, neighbour, renamed, other, script)) {
      memory.declaration(PlanMemory.Known.of(each), () -> declaration(each.name()));
    }
    assertEquals(List.of("a.js", "a.js", "b.js", "a.js"), asked);
  }

  @Test
  void doesNotRememberAFailure() {
    PlanMemory.Known script = known("a");
    assertThrows(
        IllegalStateException.class,
        () ->
            memory.plan(
                script,
                TEN,
                () -> {
                  throw new IllegalStateException("the script throws");
                }));
    plan("a", TEN);
    assertEquals(List.of("a"), asked);
  }

  @Test
  void forgetsWhatWasNotAskedForLongest() {
    plan("first", TEN);
    for (int number = 0; number < 63; number++) {
      plan("other" + number, TEN);
    }
    plan("first", TEN);
    plan("one more", TEN);
    asked.clear();
    plan("first", TEN);
    plan("other0", TEN);
    assertEquals(List.of("other0"), asked);
  }

  @Test
  void wakesNoProcessForWhatIsKnown() {
    Script script = new Script("a.js", Language.JAVASCRIPT, "text");
    List<Planner> started = new ArrayList<>();
    for (int run = 0; run < 3; run++) {
      try (LateWorker worker = new LateWorker(memory, () -> start(started))) {
        worker.load(script);
        worker.plan(TEN);
      }
    }
    assertEquals(1, started.size());
    assertTrue(started.getFirst().closed);
    try (LateWorker worker = new LateWorker(memory, () -> start(started))) {
      worker.load(script);
      worker.plan(Map.of());
    }
    assertEquals(List.of("load a.js", "plan {}"), started.getLast().asked);
  }

  private BuiltPlan plan(String script, Map<String, ParameterValue> values) {
    return memory.plan(
        known(script),
        values,
        () -> {
          asked.add(script);
          return Planner.PLAN;
        });
  }

  private static Planner start(List<Planner> started) {
    started.add(new Planner());
    return started.getLast();
  }

  private Declaration declaration(String name) {
    asked.add(name);
    return Planner.DECLARATION;
  }

  private static PlanMemory.Known known(String name) {
    return new PlanMemory.Known(name, Language.JAVASCRIPT, "hash of " + name);
  }
}
