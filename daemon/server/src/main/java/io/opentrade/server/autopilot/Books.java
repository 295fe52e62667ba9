package io.opentrade.server.autopilot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.PositionList;
import io.opentrade.protocol.Requests;
import io.opentrade.protocol.StrategyInfo;
import io.opentrade.protocol.StrategyList;
import io.opentrade.store.AutopilotStore;
import io.opentrade.store.PilotLegRow;
import io.opentrade.store.PilotRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a run stands: what the account says of its legs. Nothing is reckoned twice; the account's
/// ledger is the only one.
record Books(PilotRow run, Terms terms, List<Held> held, Set<String> taken, BigDecimal equity) {
  static final String OPEN = "open";
  static final String CLOSING = "closing";
  static final String CLOSED = "closed";
  private static final ObjectMapper JSON = new ObjectMapper();

  /// A leg, and what the account says of it.
  ///
  /// @param state `open`, `closing` or `closed`
  /// @param info null where it has not begun yet
  record Held(Leg leg, String state, @Nullable StrategyInfo info) {
    boolean atWork() {
      return !state.equals(CLOSED);
    }

    /// What became of its budget.
    BigDecimal equity() {
      return info == null ? leg.budget().value() : info.equity().value();
    }

    PilotLegRow row(long run, String now) {
      return new PilotLegRow(leg.name(), run, Requests.print(leg), now);
    }
  }

  /// Asks the account, at the prices of now.
  static Books read(AutopilotStore store, Door door, PilotRow run) throws InterruptedException {
    Terms terms = Terms.read(run.definition());
    door.ask(run.account(), new PositionList(run.account())); // which asks for those prices
    Map<String, StrategyInfo> infos = new HashMap<>();
    for (StrategyInfo info :
        door.ask(run.account(), new StrategyList(run.account())).strategies()) {
      infos.put(info.name().raw(), info);
    }
    List<Held> held = new ArrayList<>();
    BigDecimal equity = terms.budget().value();
    for (PilotLegRow row : store.legs(run.id())) {
      Leg leg = leg(row.definition());
      Held one = new Held(leg, row.state(), infos.remove(leg.name()));
      equity = equity.add(one.equity()).subtract(leg.budget().value());
      held.add(one);
    }
    Set<String> taken = new HashSet<>();
    for (StrategyInfo other : infos.values()) {
      if (!other.state().equals("stopped")) {
        for (String series : other.series().split(", ", -1)) {
          taken.add(SeriesName.of(series).symbol());
        }
      }
    }
    return new Books(run, terms, held, taken, equity);
  }

  static Leg leg(String definition) {
    try {
      return Requests.read(JSON.readTree(definition), Leg.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a leg is not as it was written", broken);
    }
  }

  /// Its strategies that have not ended.
  List<Held> atWork() {
    return held.stream().filter(Held::atWork).toList();
  }

  BigDecimal peak() {
    return new BigDecimal(run.peak()).max(equity);
  }

  /// How far the equity is below its peak, of the peak.
  double fallPercent() {
    double peak = peak().doubleValue();
    return peak > 0 ? 100 * (peak - equity.doubleValue()) / peak : 0;
  }

  double profitPercent() {
    double budget = terms.budget().toDouble();
    return 100 * (equity.doubleValue() - budget) / budget;
  }

  Decimal money() {
    return new Decimal(equity);
  }
}
