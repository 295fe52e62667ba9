package io.opentrade.server.autopilot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.protocol.AutopilotInfo;
import io.opentrade.protocol.AutopilotSettings;
import io.opentrade.protocol.AutopilotWhy;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Requests;
import io.opentrade.protocol.StrategyInfo;
import io.opentrade.store.AutopilotStore;
import io.opentrade.store.PilotDecisionRow;
import io.opentrade.store.PilotRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Shows runs and decisions to whoever asks.
record Views(AutopilotStore store) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PERCENT_SCALE = 4;

  static AutopilotInfo info(Books books) {
    PilotRow run = books.run();
    Terms terms = books.terms();
    String reason = run.reason();
    Long ended = run.ended();
    boolean on = run.state().equals(Flight.ON);
    return new AutopilotInfo(
        run.account(),
        run.id(),
        run.state(),
        terms.risk(),
        terms.currency(),
        terms.budget(),
        books.money(),
        percent(books.profitPercent()),
        percent(books.fallPercent()),
        Decimal.orNull(terms.targetProfit()),
        new Decimal(terms.lossLimit()),
        reason == null ? null : new ForeignText(reason),
        Instant.ofEpochMilli(run.started()),
        ended == null ? null : Instant.ofEpochMilli(ended),
        on ? Flight.due(run, terms) : null,
        books.atWork().stream().map(Views::leg).toList());
  }

  private static AutopilotInfo.Leg leg(Books.Held held) {
    Leg leg = held.leg();
    StrategyInfo info = held.info();
    Decimal quantity = info == null ? null : info.quantity();
    return new AutopilotInfo.Leg(
        new ForeignText(leg.name()),
        new ForeignText(leg.strategy()),
        leg.series(),
        info == null ? "waiting" : info.state(),
        percent(100 * leg.share()),
        leg.budget(),
        new Decimal(held.equity()),
        quantity == null ? Decimal.ZERO : quantity);
  }

  AutopilotSettings.Reply settings(PilotRow run) {
    Terms terms = Terms.read(run.definition());
    return new AutopilotSettings.Reply(
        run.account(),
        run.state(),
        terms.risk(),
        terms.budget(),
        terms.maxTrades(),
        terms.takeProfitPercent(),
        terms.stopLossPercent(),
        Decimal.orNull(terms.targetProfit()),
        new Decimal(terms.lossLimit()),
        terms.risk().days(),
        terms.strategies().stream().map(one -> new ForeignText(one.name())).toList(),
        terms.symbols(),
        terms.timeframe());
  }

  AutopilotWhy.Reply why(String account, int most) {
    return new AutopilotWhy.Reply(
        store.decisions(account, most).reversed().stream().map(this::decision).toList());
  }

  private AutopilotWhy.Decision decision(PilotDecisionRow row) {
    return new AutopilotWhy.Decision(
        row.id(),
        row.run(),
        Instant.ofEpochMilli(row.at()),
        row.kind(),
        new ForeignText(row.reason()),
        Decimal.of(row.equity()),
        verdicts(row.verdicts()),
        store.steps(row.id()).stream()
            .map(
                step ->
                    new AutopilotWhy.Step(
                        step.action(),
                        new ForeignText(step.leg()),
                        step.state(),
                        new ForeignText(step.outcome())))
            .toList());
  }

  private static List<AutopilotWhy.Verdict> verdicts(String json) {
    List<AutopilotWhy.Verdict> verdicts = new ArrayList<>();
    try {
      for (JsonNode node : JSON.readTree(json)) {
        Verdict verdict = Requests.read(node, Verdict.class);
        verdicts.add(
            new AutopilotWhy.Verdict(
                new ForeignText(verdict.strategy()),
                verdict.series(),
                verdict.share() > 0,
                new ForeignText(verdict.reason()),
                verdict.score(),
                percent(100 * verdict.share()),
                verdict.regime()));
      }
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a decision is not as it was written", broken);
    }
    return verdicts;
  }

  private static double percent(double value) {
    return BigDecimal.valueOf(value).setScale(PERCENT_SCALE, RoundingMode.HALF_EVEN).doubleValue();
  }
}
