package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.sandbox.BarsJob;
import io.opentrade.sandbox.BarsProgress;
import io.opentrade.sandbox.BarsResult;
import io.opentrade.sandbox.BuiltPlan;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.ScriptFailure;
import io.opentrade.sandbox.ScriptFailure.Kind;
import io.opentrade.sandbox.Style;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CrewTest {
  private static final Script SCRIPT = new Script("a.js", Language.JAVASCRIPT, "", Map.of());
  private static final BarsResult RESULT = new BarsResult(List.of(), List.of(), List.of(), 0);

  private final List<String> asked = new ArrayList<>();

  /// A process that ends so when it is asked, and never answers after that; or lives.
  private final class Fated implements SilentWorker {
    private final @Nullable Kind end;

    Fated(@Nullable Kind end) {
      this.end = end;
    }

    private void go(String what) {
      asked.add(what);
      if (end != null) {
        throw new ScriptFailed(ScriptFailure.of(end, "it ended", ""), List.of());
      }
    }

    @Override
    public Declaration load(Script script) {
      asked.add("load " + script.name());
      return Planner.DECLARATION;
    }

    @Override
    public BuiltPlan plan(Map<String, ParameterValue> values) {
      go("plan");
      return Planner.PLAN;
    }

    @Override
    public BarsResult runBars(BarsJob job, BarsProgress progress) {
      go("run");
      return RESULT;
    }
  }

  private static BarsJob job() {
    double[] price = {100};
    Candles candles =
        new Candles(Timeframe.of("1m"), new long[1], price, price, price, price, price);
    Instrument instrument = new Instrument("A/B", BigDecimal.ONE, BigDecimal.ONE, 2);
    Settings settings =
        new Settings(
            Money.of("1000"), BigDecimal.ZERO, new Sizing.Percent(BigDecimal.valueOf(50)), true);
    return new BarsJob(Style.ON_BAR, Market.of(candles, instrument), settings, Map.of(), Map.of());
  }

  /// One whose first process ends so.
  private Crew crew(Kind end) {
    Crew crew = new Crew(SCRIPT, () -> new Fated(null));
    crew.rest(new Fated(end));
    return crew;
  }

  @Test
  void aProcessThatOneSetOfParametersEndedDoesNotFailTheOthers() {
    try (Crew crew = crew(Kind.MEMORY_LIMIT)) {
      assertThrows(ScriptFailed.class, () -> crew.plan(Map.of()));
      assertSame(Planner.PLAN, crew.plan(Map.of()));
    }
    assertEquals(List.of("plan", "load a.js", "plan"), asked);
  }

  @Test
  void aScriptThatRefusesParametersKeepsItsProcess() {
    try (Crew crew = crew(Kind.SCRIPT)) {
      assertThrows(ScriptFailed.class, () -> crew.plan(Map.of()));
      assertThrows(ScriptFailed.class, () -> crew.plan(Map.of()));
    }
    assertEquals(List.of("plan", "plan"), asked);
  }

  @Test
  void aProcessThatWasKilledIsNoResultOfItsParameters() {
    try (Crew crew = crew(Kind.WORKER_DIED)) {
      assertSame(Planner.PLAN, crew.plan(Map.of()));
    }
    try (Crew crew = crew(Kind.WORKER_DIED)) {
      assertSame(RESULT, crew.run(job(), _ -> true));
    }
    assertEquals(List.of("plan", "load a.js", "plan", "run", "load a.js", "run"), asked);
  }
}
