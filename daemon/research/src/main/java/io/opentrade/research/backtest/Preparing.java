package io.opentrade.research.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.ColumnCache;
import io.opentrade.engine.column.Resampler;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.sim.FeeCoin;
import io.opentrade.engine.sim.FundingRates;
import io.opentrade.engine.sim.RecordedBook;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.DataSource;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.research.candles.BookFiles;
import io.opentrade.research.candles.CandleFailure;
import io.opentrade.research.candles.FundingFiles;
import io.opentrade.research.candles.MissingBars;
import io.opentrade.research.data.CandleFailures;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Style;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Brings a request and a declaration together: style, parameters, candles.
public final class Preparing {
  /// Bars read before `--from` at least, so that long averages have settled by then.
  private static final int WARMUP = 5_000;

  /// Of the largest heap: indicator columns that stay in memory between runs.
  private static final int SHARE = 6;

  private final SeriesFinder finder;
  private final ColumnCache columns = new ColumnCache(Runtime.getRuntime().maxMemory() / SHARE);

  public Preparing(SeriesFinder finder) {
    this.finder = finder;
  }

  /// A series to trade on.
  ///
  /// @param source where it is from; null for the bundled one
  private record Traded(Series series, @Nullable DataSource source) {}

  /// On the first market that the request names.
  Preparation prepare(BacktestRun request, StrategyFile file, Declaration declaration)
      throws InterruptedException {
    return prepareAll(request, file, declaration).getFirst();
  }

  /// On every market that the request names.
  List<Preparation> prepareAll(BacktestRun request, StrategyFile file, Declaration declaration)
      throws InterruptedException {
    Range range =
        Range.of(request.from(), request.to(), WARMUP, declaration.warmup())
            .reading(request.heldOut());
    Map<String, ParameterValue> overrides = overrides(set(request, declaration), declaration);
    List<Traded> traded = traded(request, declaration, range);
    Candles detail = detail(request, range);
    if (detail != null && traded.size() > 1) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "--detail is for one market, and " + traded.size() + " are traded",
          "leave it out");
    }
    RecordedBook book = book(request, traded);
    List<Preparation> all = new ArrayList<>();
    for (Traded main : traded) {
      all.add(
          new Preparation(
              file,
              declaration,
              style(request.style(), declaration, traded.size()),
              overrides,
              main.series(),
              others(request, declaration, main, range),
              detail,
              columns,
              mark(request, range),
              funding(request),
              book));
    }
    List<Series> read = all.stream().flatMap(each -> each.series().stream()).toList();
    all.set(0, all.getFirst().noting(finder.holdouts().told(file.script().name(), read)));
    return all;
  }

  /// Of several strategies each takes the values of the parameters that it declares.
  private static Map<String, String> set(BacktestRun request, Declaration declaration) {
    if (request.portfolio() == null || request.portfolio().more().isEmpty()) {
      return request.set();
    }
    Map<String, String> own = new LinkedHashMap<>(request.set());
    own.keySet().retainAll(declaration.parameters().keySet());
    return own;
  }

  /// The series to measure a run against; null where none was named.
  @Nullable Series benchmark(BacktestRun request) throws InterruptedException {
    DataSource source = request.portfolio() == null ? null : request.portfolio().benchmark();
    return source == null ? null : finder.find(source, upTo(request), null);
  }

  private @Nullable Candles mark(BacktestRun request, Range range) throws InterruptedException {
    DataSource source = request.account() == null ? null : request.account().mark();
    return source == null ? null : finder.find(source, range, null).candles();
  }

  private @Nullable FundingRates funding(BacktestRun request) throws InterruptedException {
    DataSource source = request.account() == null ? null : request.account().funding();
    if (source == null) {
      return null;
    }
    InputFile file = source.file();
    try {
      return file == null
          ? FundingRates.of(finder.find(source, upTo(request), null).candles())
          : FundingFiles.read(Path.of(file.path()));
    } catch (CandleFailure failure) {
      throw CandleFailures.of(failure);
    } catch (IllegalArgumentException exception) {
      throw new RequestFailed(FailureKind.BAD_DATA, "funding: " + exception.getMessage(), null);
    }
  }

  /// The third currency that fees are paid in; null for none.
  @Nullable FeeCoin coin(BacktestRun request) throws InterruptedException {
    io.opentrade.protocol.FeeCoin asked =
        request.fills() == null ? null : request.fills().feeCoin();
    if (asked == null) {
      return null;
    }
    DataSource source = asked.prices();
    return source == null
        ? new FeeCoin(asked.name(), Objects.requireNonNull(asked.price()).value(), null)
        : new FeeCoin(asked.name(), null, finder.find(source, upTo(request), null).candles());
  }

  /// All that is known before the end of what is traded.
  private static Range upTo(BacktestRun request) {
    return Range.of(null, request.to(), 0).reading(request.heldOut());
  }

  private static @Nullable RecordedBook book(BacktestRun request, List<Traded> traded)
      throws InterruptedException {
    InputFile file = request.fills() == null ? null : request.fills().book();
    if (file == null) {
      return null;
    }
    if (traded.size() > 1) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "--book is for one market, and " + traded.size() + " are traded",
          "leave it out");
    }
    try {
      return BookFiles.read(Path.of(file.path()), traded.getFirst().series().instrument().symbol());
    } catch (CandleFailure failure) {
      throw CandleFailures.of(failure);
    }
  }

  private @Nullable Candles detail(BacktestRun request, Range range) throws InterruptedException {
    DataSource source = request.fills() == null ? null : request.fills().detail();
    return source == null ? null : finder.find(source, range, null).candles();
  }

  /// @param wanted as a person wrote it; null for what suits so many markets
  static Style style(@Nullable String wanted, Declaration declaration, int markets) {
    if (wanted == null) {
      return declaration.usual(markets);
    }
    for (Style style : Style.values()) {
      if (style.word().equals(wanted)) {
        if (!declaration.styles().contains(style)) {
          throw new RequestFailed(
              FailureKind.USAGE,
              "the strategy has no " + wanted + " function",
              "it offers " + declaration.styles().iterator().next().word());
        }
        return style;
      }
    }
    throw new RequestFailed(
        FailureKind.USAGE, "'" + wanted + "' is not a style", "write signals, onBar or onBars");
  }

  static Map<String, ParameterValue> overrides(Map<String, String> set, Declaration declaration) {
    Map<String, ParameterValue> values = new LinkedHashMap<>();
    try {
      set.forEach((name, text) -> values.put(name, declaration.parameter(name).parse(text)));
    } catch (IllegalArgumentException exception) {
      throw new RequestFailed(
          FailureKind.USAGE,
          String.valueOf(exception.getMessage()),
          "see its parameters: opentrade strategy check FILE");
    }
    return values;
  }

  private List<Traded> traded(BacktestRun request, Declaration declaration, Range range)
      throws InterruptedException {
    List<DataSource> unnamed = finder.named(request.data());
    if (unnamed.isEmpty() && !request.demo()) {
      throw new RequestFailed(
          FailureKind.USAGE, "no series to trade on", "name one: --data SERIES or --data FILE");
    }
    List<Traded> found = new ArrayList<>();
    if (request.demo()) {
      found.add(new Traded(finder.demo(range), null));
    }
    for (DataSource source : unnamed) {
      Series series = found(source, range, declaration.timeframe(), unnamed.size() > 1);
      if (series != null) {
        found.add(new Traded(series, source));
      }
    }
    if (found.isEmpty()) {
      throw SeriesFinder.empty("none of the series");
    }
    List<Traded> traded = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Traded each : found) {
      Series fitted = fitted(whole(each.series(), request), declaration.timeframe(), range);
      Series told = finder.limits().told(withGrid(fitted, request), limits(request));
      traded.add(new Traded(told, each.source()));
      if (!names.add(told.name())) {
        throw new RequestFailed(
            FailureKind.USAGE,
            told.name() + " is named twice among the series to trade on",
            "name each series once; two files of one symbol go by different names");
      }
    }
    return traded;
  }

  /// One of several markets may have nothing in the range: it was not there yet, or no longer.
  private @Nullable Series found(
      DataSource source, Range range, @Nullable Timeframe wanted, boolean several)
      throws InterruptedException {
    try {
      return finder.find(source, range, wanted);
    } catch (RequestFailed failed) {
      if (several
          && failed.failure().kind() == FailureKind.BAD_DATA
          && SeriesFinder.isEmpty(failed)) {
        return null;
      }
      throw failed;
    }
  }

  private static Series whole(Series found, BacktestRun request) throws InterruptedException {
    MissingBars policy =
        switch (request.missing() == null ? "keep" : request.missing()) {
          case "keep" -> MissingBars.KEEP;
          case "fail" -> MissingBars.FAIL;
          case "flat" -> MissingBars.FLAT;
          default ->
              throw new RequestFailed(
                  FailureKind.USAGE,
                  "'" + request.missing() + "' is no way to treat missing bars",
                  "write keep, fail or flat");
        };
    long start = found.candles().time()[found.from()];
    try {
      Candles candles = policy.apply(found.candles());
      return candles.equals(found.candles())
          ? found
          : new Series(
              found.name(),
              candles,
              candles.indexAtOrAfter(start),
              found.instrument(),
              found.notes());
    } catch (CandleFailure failure) {
      throw CandleFailures.of(failure);
    }
  }

  /// On the bars the strategy wants, where the data's are finer.
  private static Series fitted(Series found, @Nullable Timeframe wanted, Range range) {
    Timeframe has = found.candles().timeframe();
    if (wanted == null || wanted.equals(has)) {
      return found;
    }
    List<String> notes = new ArrayList<>(found.notes());
    if (wanted.millis() % has.millis() != 0) {
      notes.add("the strategy is written for " + wanted + " bars; these are of " + has);
      return new Series(
          found.name(), found.candles(), found.from(), found.instrument(), notes, found.known());
    }
    Candles bars = range.longer(found.candles(), found.from(), wanted);
    int from = range.from() == Long.MIN_VALUE ? 0 : bars.indexAtOrAfter(range.from());
    if (from >= bars.size()) {
      throw SeriesFinder.empty(found.name() + " on " + wanted + " bars");
    }
    notes.add("bars of " + wanted + " were made of those of " + has);
    return new Series(renamed(found.name(), wanted), bars, from, found.instrument(), notes);
  }

  private static String renamed(String name, Timeframe timeframe) {
    return SeriesName.matches(name) ? SeriesName.of(name).on(timeframe).toString() : name;
  }

  private static Series withGrid(Series series, BacktestRun request) {
    Instrument known = series.instrument();
    try {
      Preset preset = Preset.of(request.fills());
      Instrument wanted =
          new Instrument(
              known.symbol(),
              step(request.tick(), preset.tick(), known.tick()),
              step(request.lot(), preset.lot(), known.lot()),
              request.moneyScale() == null ? known.moneyScale() : request.moneyScale(),
              AccountText.contract(request.account(), known));
      return series.on(wanted);
    } catch (IllegalArgumentException exception) {
      throw new RequestFailed(FailureKind.USAGE, String.valueOf(exception.getMessage()), null);
    }
  }

  /// The flags that name limits of an exchange.
  private static List<String> limits(BacktestRun request) {
    List<String> limits = new ArrayList<>();
    if (request.tick() != null) {
      limits.add("--tick");
    }
    if (request.lot() != null) {
      limits.add("--lot");
    }
    if (request.fills() != null && request.fills().minimumNotional() != null) {
      limits.add("--min-notional");
    }
    return limits;
  }

  private static BigDecimal step(
      @Nullable Decimal given, @Nullable BigDecimal preset, BigDecimal known) {
    if (given != null) {
      return given.value();
    }
    return preset == null ? known : preset;
  }

  private Map<String, Series> others(
      BacktestRun request, Declaration declaration, Traded main, Range range)
      throws InterruptedException {
    Map<String, DataSource> given = new LinkedHashMap<>();
    for (DataSource source : request.data()) {
      if (source.name() != null) {
        given.put(source.name(), source);
      }
    }
    Map<String, Series> others = new LinkedHashMap<>();
    for (Map.Entry<String, String> wanted : declaration.series().entrySet()) {
      DataSource source = given.remove(wanted.getKey());
      others.put(
          wanted.getKey(),
          source == null
              ? declared(wanted.getValue(), main, request, declaration, range)
              : finder.find(source, range, null));
    }
    if (!given.isEmpty()) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "the strategy reads no series named '" + given.keySet().iterator().next() + "'",
          declaration.series().isEmpty()
              ? "it declares none"
              : "it declares " + String.join(", ", declaration.series().keySet()));
    }
    return others;
  }

  private Series declared(
      String text, Traded main, BacktestRun request, Declaration declaration, Range range)
      throws InterruptedException {
    if (SeriesName.matches(text)) {
      return finder.find(DataSource.series(text), range, null);
    }
    Series own = main.series();
    try {
      Timeframe timeframe = Timeframe.of(text);
      Candles bars = longer(main, timeframe, request, declaration.timeframe(), range);
      return new Series(renamed(own.name(), timeframe), bars, 0, own.instrument(), List.of());
    } catch (IllegalArgumentException exception) {
      throw new RequestFailed(
          FailureKind.FAILED, "series of the strategy: " + exception.getMessage(), null);
    }
  }

  /// Longer bars of a market. Where the range begins later than the market, the bars it trades on
  /// go too little back to make a warm-up of longer ones: those are read by themselves.
  ///
  /// @param unknown the timeframe of files that do not tell theirs
  private Candles longer(
      Traded main,
      Timeframe timeframe,
      BacktestRun request,
      @Nullable Timeframe unknown,
      Range range)
      throws InterruptedException {
    Candles own = main.series().candles();
    DataSource source = main.source();
    if (source == null || !range.begins() || !Range.makes(own.timeframe(), timeframe)) {
      return Resampler.complete(own, timeframe);
    }
    Series read = whole(finder.find(source, range, unknown, timeframe), request);
    return range.longer(read.candles(), read.from(), timeframe);
  }
}
