package io.opentrade.research.candles;

import io.opentrade.engine.column.CandleHash;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Resampler;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.store.CandleStore;
import io.opentrade.store.InstrumentFacts;
import io.opentrade.store.Merge;
import io.opentrade.store.SeriesInfo;
import io.opentrade.store.StoreFailure;
import io.opentrade.store.Stretch;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the `data` commands do, over the store. Methods throw [CandleFailure] where the request or
/// a file is at fault and [StoreFailure] where the database is; both leave everything as it was.
/// Safe for use by many threads.
public final class CandleService {
  private final CandleStore store;
  private final ImportLimits limits;
  private @Nullable Candles demo;

  public CandleService(CandleStore store, ImportLimits limits) {
    this.store = store;
    this.limits = limits;
  }

  /// What came of an import.
  ///
  /// @param merge what changed in the store
  /// @param report what was found in the files
  /// @param facts what holds for the market now
  public record ImportResult(Merge merge, QualityReport report, InstrumentFacts facts) {}

  /// A stored series with its market.
  public record SeriesDetail(SeriesInfo info, InstrumentFacts facts) {}

  /// Bars for a backtest.
  ///
  /// @param candles warm-up bars, then the bars asked for
  /// @param firstBar index of the first bar asked for
  /// @param hash of the bars in `candles`, as a backtest saw them
  public record Loaded(Candles candles, int firstBar, InstrumentFacts facts, String hash) {}

  /// Grid of a market as the person sets it; null leaves what is known.
  public record GivenFacts(
      @Nullable BigDecimal tick, @Nullable BigDecimal lot, @Nullable Integer moneyScale) {
    /// Nothing given.
    public static final GivenFacts NONE = new GivenFacts(null, null, null);

    private boolean any() {
      return tick != null || lot != null || moneyScale != null;
    }
  }

  /// Reads files and merges them into the series, all or nothing. A bar that is stored with other
  /// values stays as it is and is counted, unless `onConflict` says otherwise.
  ///
  /// @param options the timeframe in them is replaced by that of the name, the limits by the
  ///     service's
  public ImportResult importFiles(
      List<Source> sources,
      SeriesName name,
      ImportOptions options,
      Merge.OnConflict onConflict,
      GivenFacts given,
      Progress progress) {
    Imported imported = read(sources, options.withTimeframe(name.timeframe()), progress);
    InstrumentFacts inferred = imported.grid().facts(name.symbol(), name.exchange());
    InstrumentFacts facts = given.any() ? given(inferred, given) : inferred;
    Merge merge = merge(name, imported.candles(), onConflict, facts, progress);
    return new ImportResult(merge, imported.report(), factsOf(name));
  }

  /// Reads files without storing anything, as `backtest --data FILE` does.
  ///
  /// @param options with the timeframe, or null to infer it
  public Imported read(List<Source> sources, ImportOptions options, Progress progress) {
    ImportOptions limited =
        new ImportOptions(
            options.timeframe(),
            options.zone(),
            options.timeFormat(),
            options.trades(),
            options.strict(),
            limits);
    return CandleFiles.read(sources, limited, progress);
  }

  private Merge merge(
      SeriesName name,
      Candles candles,
      Merge.OnConflict onConflict,
      @Nullable InstrumentFacts facts,
      Progress progress) {
    try {
      return store.merge(name, candles, onConflict, facts, progress::cancelled);
    } catch (StoreFailure failure) {
      if (failure.kind() == StoreFailure.Kind.CANCELLED) {
        throw CandleFailure.cancelled();
      }
      throw failure;
    }
  }

  private static InstrumentFacts given(InstrumentFacts known, GivenFacts given) {
    return new InstrumentFacts(
        known.symbol(),
        known.exchange(),
        given.tick() == null ? known.tick() : given.tick(),
        given.lot() == null ? known.lot() : given.lot(),
        given.moneyScale() == null ? known.moneyScale() : given.moneyScale(),
        InstrumentFacts.Origin.GIVEN);
  }

  /// All stored series in order of their names.
  public List<SeriesInfo> list() {
    return store.list();
  }

  /// One stored series with its market.
  public SeriesDetail show(SeriesName name) {
    return new SeriesDetail(info(name), factsOf(name));
  }

  /// Judges a stored series.
  public QualityReport check(SeriesName name) {
    return Quality.of(whole(name));
  }

  /// Writes bars of `[from, to)` (milliseconds since the epoch, UTC) as CSV text.
  ///
  /// @return the number of bars written
  public int export(
      SeriesName name,
      long from,
      long to,
      CandleExport.TimeStyle style,
      Appendable out,
      Progress progress) {
    Candles candles = store.load(name, from, to).orElseThrow(() -> noSuch(name));
    CandleExport.write(candles, style, out, progress);
    return candles.size();
  }

  /// Makes longer bars of a stored series and merges them into the series of that length, where a
  /// bar that is stored with other values is replaced. A last bucket that is not over is left out.
  public Merge resample(SeriesName name, Timeframe target, Progress progress) {
    Candles source = whole(name);
    Candles resampled;
    try {
      resampled = Resampler.complete(source, target);
    } catch (IllegalArgumentException e) {
      throw CandleFailure.usage(
          null, String.valueOf(e.getMessage()), "Resample from a shorter series.");
    }
    if (target.equals(name.timeframe()) || resampled.size() == 0) {
      throw CandleFailure.usage(
          null,
          name + " has no whole bar of " + target + " to make",
          "Choose a timeframe that is longer than the series' and shorter than its range.");
    }
    return merge(name.on(target), resampled, Merge.OnConflict.REPLACE, null, progress);
  }

  /// Deletes a stored series.
  public void delete(SeriesName name) {
    if (!store.delete(name)) {
      throw noSuch(name);
    }
  }

  /// Bars of `[from, to)` (milliseconds since the epoch, UTC) with up to `warmup` bars before them.
  /// The demo series is made on the spot where it was never imported.
  public Loaded load(SeriesName name, long from, long to, int warmup, MissingBars missing) {
    Stretch stretch =
        store.load(name, from, to, warmup).orElseGet(() -> demo(name, from, to, warmup));
    Candles candles = missing.apply(stretch.candles());
    int firstBar =
        stretch.firstBar() == stretch.candles().size()
            ? candles.size()
            : candles.indexAtOrAfter(stretch.candles().time()[stretch.firstBar()]);
    return new Loaded(candles, firstBar, factsOf(name), CandleHash.of(candles));
  }

  /// Made once and kept: it takes a tenth of a second.
  private synchronized Candles demo() {
    if (demo == null) {
      demo = Demo.candles();
    }
    return demo;
  }

  private Stretch demo(SeriesName name, long from, long to, int warmup) {
    if (!name.equals(Demo.NAME)) {
      throw noSuch(name);
    }
    Candles all = demo();
    int first = all.indexAtOrAfter(from);
    int start = Math.max(0, first - warmup);
    int end = Math.max(first, all.indexAtOrAfter(to));
    return new Stretch(all.slice(start, end), first - start);
  }

  /// What is known of the market of a series; the default grid where nothing is.
  public InstrumentFacts factsOf(SeriesName name) {
    return store.facts(name).orElseGet(() -> unknown(name).facts(name.symbol(), name.exchange()));
  }

  private static Grid unknown(SeriesName name) {
    return name.on(Demo.NAME.timeframe()).equals(Demo.NAME)
        ? Demo.GRID
        : Grid.of(Grid.VOLUME_DECIMALS, 0);
  }

  private SeriesInfo info(SeriesName name) {
    return store.info(name).orElseThrow(() -> noSuch(name));
  }

  private Candles whole(SeriesName name) {
    return store
        .load(name, CandleStore.ALWAYS_FROM, CandleStore.ALWAYS_TO)
        .orElseThrow(() -> noSuch(name));
  }

  private CandleFailure noSuch(SeriesName name) {
    List<String> near =
        store.list().stream()
            .map(SeriesInfo::name)
            .filter(other -> other.symbol().equals(name.symbol()))
            .map(SeriesName::toString)
            .toList();
    return new CandleFailure(
        CandleFailure.Kind.NOT_FOUND,
        null,
        "There is no series " + name + ".",
        near.isEmpty()
            ? "See data list; data import and data download bring candles."
            : "There is " + String.join(", ", near) + ".");
  }
}
