package io.opentrade.research.data;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.protocol.DataImport;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.research.candles.CandleFailure;
import io.opentrade.research.candles.CandleFiles;
import io.opentrade.research.candles.Grid;
import io.opentrade.research.candles.ImportLimits;
import io.opentrade.research.candles.ImportOptions;
import io.opentrade.research.candles.Imported;
import io.opentrade.research.candles.Source;
import io.opentrade.store.CandleStore;
import io.opentrade.store.InstrumentFacts;
import io.opentrade.store.Merge;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads files into a series: all of them are read and judged before the first is stored, so that a
/// broken file changes nothing. A bar that is there with other values is replaced: the person just
/// said what holds.
public final class ImportJob {
  private final CandleStore store;

  public ImportJob(CandleStore store) {
    this.store = store;
  }

  /// @throws RequestFailed naming file and line, where one cannot be read
  public DataImport.Reply run(DataImport request, Progress progress) throws InterruptedException {
    SeriesName name = StoredSeries.name(request.series());
    ImportOptions options = options(request, name);
    List<Imported> read = new ArrayList<>();
    try {
      for (InputFile file : request.files()) {
        Source source = new Source.OfFile(Path.of(file.path()));
        read.add(CandleFiles.read(source, options, steps(progress, file)));
      }
    } catch (CandleFailure failure) {
      throw CandleFailures.of(failure);
    }
    List<DataImport.Imported> told = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      told.add(keep(request, name, request.files().get(i), read.get(i)));
    }
    return new DataImport.Reply(told, new StoredSeries(store).info(name));
  }

  private DataImport.Imported keep(
      DataImport request, SeriesName name, InputFile file, Imported imported) {
    Merge merge =
        store.merge(
            name,
            imported.candles(),
            Merge.OnConflict.REPLACE,
            facts(request, name, imported.grid()),
            Thread.currentThread()::isInterrupted);
    return new DataImport.Imported(
        file.name(),
        merge.added(),
        merge.conflicting(),
        merge.same(),
        QualityReports.of(imported.report()));
  }

  private static ImportOptions options(DataImport request, SeriesName name) {
    return new ImportOptions(
        name.timeframe(),
        zone(request.zone()),
        request.timeFormat(),
        request.trades(),
        request.strict(),
        ImportLimits.DEFAULT);
  }

  private static ZoneId zone(@Nullable String text) {
    try {
      return text == null ? ZoneOffset.UTC : ZoneId.of(text);
    } catch (DateTimeException _) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "'" + text + "' is not a time zone",
          "write for example Europe/Berlin");
    }
  }

  private static InstrumentFacts facts(DataImport request, SeriesName name, Grid grid) {
    boolean given = request.tick() != null || request.lot() != null || request.moneyScale() != null;
    try {
      return new InstrumentFacts(
          name.symbol(),
          name.exchange(),
          or(request.tick(), grid.tick()),
          or(request.lot(), grid.lot()),
          request.moneyScale() == null ? grid.moneyScale() : request.moneyScale(),
          given ? InstrumentFacts.Origin.GIVEN : InstrumentFacts.Origin.INFERRED);
    } catch (IllegalArgumentException exception) {
      throw new RequestFailed(FailureKind.USAGE, String.valueOf(exception.getMessage()), null);
    }
  }

  private static BigDecimal or(@Nullable Decimal given, BigDecimal otherwise) {
    return given == null ? otherwise : given.value();
  }

  private static io.opentrade.research.candles.Progress steps(Progress progress, InputFile file) {
    ForeignText message = new ForeignText("reading " + file.name());
    return (done, total, unit) -> progress.at(new Progress.Step(done, total, unit, message));
  }
}
