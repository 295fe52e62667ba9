package io.opentrade.server.session;

import io.opentrade.engine.column.Scans;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.SeriesName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds where a strategy trades, and makes what decides there.
record LivePlaces(Markets markets) {
  /// @throws io.opentrade.protocol.RequestFailed where the exchange does not tell of a market
  List<LivePlace> of(Session session, StrategyFacts facts) {
    List<LivePlace> places = new ArrayList<>();
    for (SeriesName series : facts.markets()) {
      places.add(new LivePlace(series, Map.of(), desk(session, facts, series)));
    }
    return places;
  }

  private DeskFacts desk(Session session, StrategyFacts facts, SeriesName series) {
    DeskFacts hand = markets.facts(session, series.symbol());
    ExchangeLink link = session.link();
    return new DeskFacts(
        hand.exchange(),
        hand.instrument(),
        hand.fee(),
        hand.leastNotional(),
        facts.number(),
        facts.budget(),
        StrategyLine.patience(series.timeframe()),
        false,
        link != null && link.abilities().pairs(),
        link != null);
  }

  /// The same with the further series that a script declared.
  ///
  /// @throws io.opentrade.protocol.RequestFailed where one is not there
  static List<LivePlace> reading(List<LivePlace> places, Map<String, String> declared) {
    List<LivePlace> all = new ArrayList<>();
    for (LivePlace place : places) {
      Map<String, SeriesName> others = new LinkedHashMap<>();
      try {
        declared.forEach(
            (name, text) -> others.put(name, LivePlace.declared(text, place.series())));
      } catch (IllegalArgumentException wrong) {
        throw Admission.refused("series of the strategy: " + wrong.getMessage(), null);
      }
      all.add(new LivePlace(place.series(), others, place.desk()));
    }
    return all;
  }

  /// What decides at those places.
  static Decider decider(Planner.Ready ready, List<LivePlace> places) {
    return switch (ready) {
      case Planner.Planned planned -> new PlanDecider(plans(planned, places, List.of()));
      case Planner.Asked asked -> asked(asked, places);
    };
  }

  private static Decider asked(Planner.Asked asked, List<LivePlace> places) {
    List<WorkerDecider.Market> markets = new ArrayList<>();
    for (LivePlace place : places) {
      Instrument instrument = place.desk().instrument();
      markets.add(
          new WorkerDecider.Market(instrument, place.series().timeframe(), place.timeframes()));
    }
    WorkerDecider worker =
        new WorkerDecider(asked.worker(), asked.style(), markets, asked.values());
    Planner.Planned plan = asked.scanned();
    if (plan == null) {
      return worker;
    }
    int scans = JailedPlanner.scans(plan.plan());
    List<ScanValues> values = places.stream().map(_ -> new ScanValues(scans)).toList();
    return new ScannedDecider(worker, new PlanDecider(plans(plan, places, values)), values);
  }

  private static List<MarketPlan> plans(
      Planner.Planned planned, List<LivePlace> places, List<ScanValues> values) {
    List<MarketPlan> plans = new ArrayList<>();
    for (LivePlace place : places) {
      plans.add(
          new MarketPlan(
              place.series().timeframe(),
              place.timeframes(),
              planned.plan(),
              planned.parameters(),
              values.isEmpty() ? Scans.NONE : values.get(plans.size())));
    }
    return plans;
  }
}
