package io.opentrade.research.data;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.SeriesInfo;
import io.opentrade.store.CandleStore;
import io.opentrade.store.InstrumentFacts;
import java.util.List;

/// The store's series as the wire tells them.
record StoredSeries(CandleStore store) {
  static SeriesName name(String text) {
    try {
      return SeriesName.of(text);
    } catch (IllegalArgumentException exception) {
      throw new RequestFailed(FailureKind.USAGE, String.valueOf(exception.getMessage()), null);
    }
  }

  SeriesInfo info(SeriesName name) {
    return info(store.info(name).orElseThrow(() -> missing(name)));
  }

  SeriesInfo info(io.opentrade.store.SeriesInfo info) {
    InstrumentFacts facts =
        store
            .facts(info.name())
            .orElseThrow(() -> new IllegalStateException("no facts of " + info.name()));
    return new SeriesInfo(
        info.name().toString(),
        info.bars(),
        info.first(),
        info.last().plus(info.name().timeframe().duration()),
        info.missing(),
        info.hash(),
        new Decimal(facts.tick()),
        new Decimal(facts.lot()),
        facts.moneyScale());
  }

  Candles load(SeriesName name, long from, long to) {
    return store.load(name, from, to).orElseThrow(() -> missing(name));
  }

  private RequestFailed missing(SeriesName name) {
    List<String> near =
        store.list().stream()
            .map(io.opentrade.store.SeriesInfo::name)
            .filter(other -> other.symbol().equals(name.symbol()))
            .map(SeriesName::toString)
            .toList();
    return new RequestFailed(
        FailureKind.NOT_FOUND,
        "there is no series " + name,
        near.isEmpty()
            ? "data import and data download bring candles; data list shows what is there"
            : "there is " + String.join(", ", near));
  }
}
