package io.opentrade.research.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.protocol.DataSource;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.research.candles.CandleFailure;
import io.opentrade.research.candles.CandleFiles;
import io.opentrade.research.candles.Demo;
import io.opentrade.research.candles.Grid;
import io.opentrade.research.candles.ImportOptions;
import io.opentrade.research.candles.Imported;
import io.opentrade.research.candles.Progress;
import io.opentrade.research.candles.Source;
import io.opentrade.research.data.CandleFailures;
import io.opentrade.store.CandleStore;
import io.opentrade.store.InstrumentFacts;
import io.opentrade.store.SeriesInfo;
import io.opentrade.store.Stretch;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the candles that a person named: in the store, in a file, or the bundled ones.
public final class SeriesFinder {
  private static final String EMPTY = " has no bar in that range";

  /// Of the largest heap: candles that stay in memory between runs.
  private static final int SHARE = 6;

  private final CandleStore store;
  private final Holdouts holdouts;
  private final OldLimits limits;
  private final RecentSeries recent = new RecentSeries(Runtime.getRuntime().maxMemory() / SHARE);

  public SeriesFinder(CandleStore store, Holdouts holdouts, InstantSource clock) {
    this.store = store;
    this.holdouts = holdouts;
    this.limits = new OldLimits(clock);
  }

  /// Keeps what is held out.
  Holdouts holdouts() {
    return holdouts;
  }

  /// Says where limits of today are applied to old bars.
  OldLimits limits() {
    return limits;
  }

  /// The bundled week of Bitcoin.
  Series demo(Range range) {
    Imported demo = Demo.read(Demo.NAME.timeframe());
    return cut(
        Demo.NAME.toString(),
        demo.candles(),
        instrument(Demo.NAME.symbol(), demo.grid()),
        range,
        List.of());
  }

  /// The series to trade on, a name with `*` in it replaced by all stored series that it fits.
  List<DataSource> named(List<DataSource> sources) {
    List<DataSource> named = new ArrayList<>();
    for (DataSource source : sources) {
      String series = source.series();
      if (source.name() == null && series != null && series.indexOf('*') >= 0) {
        named.addAll(fitting(series));
      } else if (source.name() == null) {
        named.add(source);
      }
    }
    return named;
  }

  private List<DataSource> fitting(String pattern) {
    Pattern wanted =
        Pattern.compile(
            Pattern.compile("[*]")
                .splitAsStream(pattern + " ")
                .map(part -> part.isBlank() ? "" : Pattern.quote(part.strip()))
                .collect(Collectors.joining("[^@:]*")));
    List<DataSource> fitting =
        store.list().stream()
            .map(info -> info.name().toString())
            .filter(name -> wanted.matcher(name).matches())
            .sorted()
            .map(DataSource::series)
            .toList();
    if (fitting.isEmpty()) {
      throw new RequestFailed(
          FailureKind.NOT_FOUND, "no stored series fits " + pattern, "see: opentrade data list");
    }
    return fitting;
  }

  /// Whether it failed for a range without bars.
  static boolean isEmpty(RequestFailed failed) {
    return failed.failure().message().endsWith(EMPTY);
  }

  /// @param wanted the timeframe the strategy asks for: for files that do not tell theirs, and to
  ///     read as much as a warm-up on such bars takes
  Series find(DataSource source, Range range, @Nullable Timeframe wanted)
      throws InterruptedException {
    return find(source, range, wanted, wanted);
  }

  /// @param unknown the timeframe of files that do not tell theirs
  /// @param longer that of the bars to be made of these, of which a warm-up is read
  Series find(
      DataSource source, Range range, @Nullable Timeframe unknown, @Nullable Timeframe longer)
      throws InterruptedException {
    InputFile file = source.file();
    return file == null
        ? stored(source.series(), range, longer)
        : file(file, range, unknown, longer);
  }

  private Series stored(@Nullable String text, Range asked, @Nullable Timeframe longer) {
    SeriesName name = name(text);
    String hash = store.info(name).map(SeriesInfo::hash).orElseThrow(() -> missing(name));
    Range range = holdouts.allowed(name, asked.read(name.timeframe(), longer));
    Stretch found =
        recent.get(
            new RecentSeries.Key(name.toString(), hash, range),
            () ->
                store
                    .load(name, range.from(), range.to(), range.warmup())
                    .orElseThrow(() -> missing(name)));
    if (found.firstBar() >= found.candles().size()) {
      throw empty(name.toString());
    }
    InstrumentFacts facts =
        store.facts(name).orElseThrow(() -> new IllegalStateException("no facts of " + name));
    Series series =
        new Series(
            name.toString(),
            found.candles(),
            found.firstBar(),
            facts.instrument(),
            List.of(),
            found.hash());
    boolean told = facts.origin() == InstrumentFacts.Origin.EXCHANGE;
    return limits.told(series, told ? List.of("tick", "lot") : List.of());
  }

  private static RequestFailed missing(SeriesName name) {
    return new RequestFailed(
        FailureKind.NOT_FOUND,
        "there is no series " + name,
        "see: opentrade data list; get it: opentrade data download " + name + " --from DATE");
  }

  private static SeriesName name(@Nullable String text) {
    try {
      return SeriesName.of(String.valueOf(text));
    } catch (IllegalArgumentException exception) {
      throw new RequestFailed(FailureKind.USAGE, String.valueOf(exception.getMessage()), null);
    }
  }

  private static Series file(
      InputFile file, Range range, @Nullable Timeframe unknown, @Nullable Timeframe longer)
      throws InterruptedException {
    Path path = Path.of(file.path());
    Imported imported = read(path, unknown);
    String symbol = FileSymbol.of(path);
    String name = symbol + "@file:" + imported.candles().timeframe();
    List<String> notes = new ArrayList<>();
    long odd =
        imported.report().duplicates()
            + imported.report().conflicts()
            + imported.report().disorder()
            + imported.report().ohlc()
            + imported.report().nonPositive()
            + imported.report().spikes();
    if (odd > 0) {
      notes.add(file.name() + " has faults; see them: opentrade data import FILE --as SERIES");
    }
    Range read = range.read(imported.candles().timeframe(), longer);
    return cut(name, imported.candles(), instrument(symbol, imported.grid()), read, notes);
  }

  private static Imported read(Path path, @Nullable Timeframe wanted) throws InterruptedException {
    Source source = new Source.OfFile(path);
    try {
      return CandleFiles.read(source, ImportOptions.DEFAULT, Progress.NONE);
    } catch (CandleFailure failure) {
      if (failure.kind() != CandleFailure.Kind.USAGE || wanted == null) {
        throw CandleFailures.of(failure);
      }
    }
    try {
      // The file does not tell how long its bars are; the strategy does.
      return CandleFiles.read(source, ImportOptions.DEFAULT.withTimeframe(wanted), Progress.NONE);
    } catch (CandleFailure failure) {
      throw CandleFailures.of(failure);
    }
  }

  private static Instrument instrument(String symbol, Grid grid) {
    return new Instrument(symbol, grid.tick(), grid.lot(), grid.moneyScale());
  }

  private static Series cut(
      String name, Candles candles, Instrument instrument, Range range, List<String> notes) {
    int from = candles.indexAtOrAfter(range.from());
    int to = candles.indexAtOrAfter(range.to());
    if (from >= to) {
      throw empty(name);
    }
    int start = Math.max(0, from - range.warmup());
    Candles used = start == 0 && to == candles.size() ? candles : candles.slice(start, to);
    return new Series(name, used, from - start, instrument, notes);
  }

  static RequestFailed empty(String name) {
    return new RequestFailed(
        FailureKind.BAD_DATA, name + EMPTY, "look at its range, and at --from and --to (UTC)");
  }
}
