package io.opentrade.commands.trading;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Inputs;
import io.opentrade.protocol.Candle;
import io.opentrade.protocol.DataExport;
import io.opentrade.protocol.DataList;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.FillExport;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.SeriesInfo;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What one unit of an account's currency was worth in another, by stored candles: at a moment the
/// close of the last candle that began before it. Amounts are rounded half-even to eight decimals.
final class Rates {
  private static final int SCALE = 8;

  private final Invocation invocation;
  private final String currency;
  private final String series;
  private final boolean inverted;
  private final TreeMap<Instant, BigDecimal> closes = new TreeMap<>();

  private Rates(Invocation invocation, String currency, String series, boolean inverted) {
    this.invocation = invocation;
    this.currency = currency;
    this.series = series;
    this.inverted = inverted;
  }

  /// @param named the series to use; null for the one that is stored
  static Rates of(
      Invocation invocation, FillExport.Reply reply, String currency, @Nullable String named)
      throws InterruptedException {
    String wanted = currency.strip().toUpperCase(Locale.ROOT);
    String direct = reply.currency() + "/" + wanted;
    String inverse = wanted + "/" + reply.currency();
    if (wanted.equals(reply.currency())) {
      return new Rates(invocation, wanted, "", false);
    }
    String series = named == null ? stored(invocation, direct, inverse) : named(invocation, named);
    String symbol = series.substring(0, series.indexOf('@'));
    if (!symbol.equals(direct) && !symbol.equals(inverse)) {
      throw invocation.usage("export.otherRates", series, direct, inverse);
    }
    Rates rates = new Rates(invocation, wanted, series, symbol.equals(inverse));
    rates.load();
    return rates;
  }

  private static String named(Invocation invocation, String named) {
    try (Inputs inputs = new Inputs(invocation)) {
      return inputs.series("--rates", named);
    }
  }

  /// Of those stored the daily one, else the one with the most bars.
  private static String stored(Invocation invocation, String direct, String inverse)
      throws InterruptedException {
    List<SeriesInfo> fitting = new ArrayList<>();
    for (SeriesInfo info : invocation.ask(new DataList(null)).series()) {
      if (info.series().startsWith(direct + "@") || info.series().startsWith(inverse + "@")) {
        fitting.add(info);
      }
    }
    return fitting.stream()
        .max(
            Comparator.comparing((SeriesInfo info) -> info.series().endsWith(":1d"))
                .thenComparing(SeriesInfo::bars))
        .orElseThrow(
            () -> invocation.failure(FailureKind.NOT_FOUND, "export.noRates", direct, inverse))
        .series();
  }

  private void load() throws InterruptedException {
    Instant from = null;
    DataExport.Reply page;
    do {
      page = invocation.ask(new DataExport(series, from, null, 0));
      for (Candle bar : page.bars()) {
        closes.put(bar.time(), bar.close().value());
      }
      from = page.next();
    } while (from != null);
  }

  private Decimal at(Instant moment, Decimal amount) {
    if (series.isEmpty()) {
      return amount;
    }
    Map.Entry<Instant, BigDecimal> known = closes.floorEntry(moment);
    if (known == null || known.getValue().signum() <= 0) {
      throw missing(moment);
    }
    return new Decimal(
        inverted
            ? amount.value().divide(known.getValue(), SCALE, RoundingMode.HALF_EVEN)
            : amount.value().multiply(known.getValue()).setScale(SCALE, RoundingMode.HALF_EVEN));
  }

  private RequestFailed missing(Instant moment) {
    return invocation.failure(FailureKind.BAD_DATA, "export.rateMissing", series, moment);
  }

  /// The same in the other currency: each amount at the rate of its own moment, so that what the
  /// currency itself gained or lost between entry and exit is part of the gain.
  FillExport.Reply converted(FillExport.Reply reply) {
    List<FillExport.Row> fills = reply.fills().stream().map(this::fill).toList();
    List<FillExport.Disposal> disposals = reply.disposals().stream().map(this::disposal).toList();
    return new FillExport.Reply(
        reply.account(),
        reply.demo(),
        currency,
        reply.method(),
        fills,
        disposals,
        reply.open().stream().map(this::open).toList(),
        sum(disposals.stream().map(FillExport.Disposal::gain).toList()),
        sum(fills.stream().map(FillExport.Row::fee).toList()),
        null);
  }

  private static Decimal sum(List<Decimal> amounts) {
    return new Decimal(
        amounts.stream().map(Decimal::value).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private FillExport.Row fill(FillExport.Row fill) {
    return new FillExport.Row(
        fill.id(),
        fill.order(),
        fill.symbol(),
        fill.strategy(),
        fill.side(),
        fill.quantity(),
        at(fill.at(), fill.price()),
        at(fill.at(), fill.notional()),
        at(fill.at(), fill.fee()),
        fill.paid(),
        fill.paidIn(),
        fill.at());
  }

  private FillExport.Disposal disposal(FillExport.Disposal lot) {
    Decimal cost = at(lot.acquired(), lot.cost());
    Decimal proceeds = at(lot.disposed(), lot.proceeds());
    Decimal entryFee = at(lot.acquired(), lot.entryFee());
    Decimal exitFee = at(lot.disposed(), lot.exitFee());
    BigDecimal rise = proceeds.value().subtract(cost.value());
    BigDecimal gain = lot.side().equals("long") ? rise : rise.negate();
    return new FillExport.Disposal(
        lot.symbol(),
        lot.strategy(),
        lot.side(),
        lot.acquired(),
        lot.disposed(),
        lot.order(),
        lot.quantity(),
        cost,
        proceeds,
        new Decimal(gain),
        entryFee,
        exitFee,
        new Decimal(gain.subtract(entryFee.value()).subtract(exitFee.value())));
  }

  private FillExport.OpenLot open(FillExport.OpenLot lot) {
    return new FillExport.OpenLot(
        lot.symbol(),
        lot.strategy(),
        lot.side(),
        lot.acquired(),
        lot.quantity(),
        at(lot.acquired(), lot.cost()),
        at(lot.acquired(), lot.fees()));
  }
}
