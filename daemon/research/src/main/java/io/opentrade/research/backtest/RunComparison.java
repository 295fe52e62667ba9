package io.opentrade.research.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentrade.protocol.BacktestCompare;
import io.opentrade.protocol.BacktestReply;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Requests;
import io.opentrade.protocol.Trade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/// Lays runs side by side. Trades are the same trade where they enter the same symbol on the same
/// side at the same time.
public final class RunComparison {
  private final RunArchive archive;

  public RunComparison(RunArchive archive) {
    this.archive = archive;
  }

  /// @throws io.opentrade.protocol.RequestFailed where one is not there
  public BacktestCompare.Reply compare(BacktestCompare request) {
    List<BacktestReply> runs = request.ids().stream().map(archive::show).toList();
    List<BacktestCompare.Difference> differences = new ArrayList<>();
    List<Integer> same = new ArrayList<>();
    for (BacktestReply other : runs.subList(1, runs.size())) {
      same.add(differences(runs.getFirst().result(), other.result(), differences));
    }
    differences.sort(Comparator.comparing(RunComparison::time));
    return new BacktestCompare.Reply(
        runs.stream().map(RunComparison::side).toList(), settings(runs), differences, same);
  }

  private static Instant time(BacktestCompare.Difference difference) {
    Trade trade = difference.first() == null ? difference.other() : difference.first();
    return Objects.requireNonNull(trade).entryTime();
  }

  private static BacktestCompare.Side side(BacktestReply reply) {
    BacktestResult result = reply.result();
    return new BacktestCompare.Side(
        result.execution().id(),
        result.run().strategy(),
        result.run().data().getFirst().series(),
        result.run().currency(),
        result.metrics(),
        reply.chart());
  }

  private static Map<String, List<ForeignText>> settings(List<BacktestReply> runs) {
    List<Map<String, String>> all = runs.stream().map(run -> flat(run.result().run())).toList();
    TreeSet<String> names = new TreeSet<>();
    all.forEach(each -> names.addAll(each.keySet()));
    Map<String, List<ForeignText>> differing = new LinkedHashMap<>();
    for (String name : names) {
      List<ForeignText> values =
          all.stream().map(each -> new ForeignText(each.getOrDefault(name, "–"))).toList();
      if (values.stream().distinct().count() > 1) {
        differing.put(name, values);
      }
    }
    return differing;
  }

  /// What a run was made of, by the names of its document.
  private static Map<String, String> flat(BacktestResult.Run run) {
    Map<String, String> flat = new LinkedHashMap<>();
    JsonNode document = Requests.toJson(run);
    document
        .path("config")
        .properties()
        .forEach(
            entry ->
                flat.put(
                    entry.getKey(),
                    entry.getValue().isValueNode()
                        ? entry.getValue().asText()
                        : entry.getValue().toString()));
    run.params().forEach((name, value) -> flat.put("params." + name, String.valueOf(value)));
    flat.put("strategy", run.strategy().raw());
    flat.put("strategyHash", run.strategyHash());
    flat.put("engine", run.engine());
    flat.put("series", run.data().getFirst().series().raw());
    flat.put("dataHash", run.data().getFirst().hash());
    return flat;
  }

  /// @return how many are exactly the same
  private static int differences(
      BacktestResult first, BacktestResult other, List<BacktestCompare.Difference> into) {
    String id = other.execution().id();
    int same = 0;
    for (TradePair pair : TradePair.of(first.trades(), other.trades(), Trade::entryTime)) {
      Trade trade = pair.first();
      Trade twin = pair.other();
      if (twin == null) {
        Trade alone = Objects.requireNonNull(trade);
        into.add(
            new BacktestCompare.Difference(id, "onlyFirst", alone, null, absent(alone, other)));
      } else if (trade == null) {
        into.add(new BacktestCompare.Difference(id, "onlyOther", null, twin, absent(twin, first)));
      } else {
        List<ForeignText> reasons = TradeDifference.of(trade, twin);
        if (reasons.isEmpty()) {
          same++;
        } else {
          into.add(new BacktestCompare.Difference(id, "differs", trade, twin, reasons));
        }
      }
    }
    return same;
  }

  /// Why a run did not make a trade, as far as its other trades and its range tell.
  private static List<ForeignText> absent(Trade trade, BacktestResult run) {
    BacktestResult.Data data = run.run().data().getFirst();
    String where = "run " + run.execution().id();
    if (trade.entryTime().isBefore(data.from()) || !trade.entryTime().isBefore(data.to())) {
      return List.of(new ForeignText(where + " does not reach there"));
    }
    Trade holding = TradePair.holding(run.trades(), trade.symbol(), trade.entryTime());
    if (holding != null) {
      return List.of(
          new ForeignText(
              "%s was in its %s trade %d then, since %s"
                  .formatted(where, holding.side(), holding.id(), holding.entryTime())));
    }
    return List.of(new ForeignText(where + " was flat then and entered nothing"));
  }
}
