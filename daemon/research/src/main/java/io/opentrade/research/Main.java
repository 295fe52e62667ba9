package io.opentrade.research;

import io.opentrade.protocol.frame.Home;
import io.opentrade.research.backtest.BacktestJob;
import io.opentrade.research.backtest.CheckJob;
import io.opentrade.research.backtest.DivergenceJob;
import io.opentrade.research.backtest.Holdouts;
import io.opentrade.research.backtest.IndicatorsJob;
import io.opentrade.research.backtest.JournalShelf;
import io.opentrade.research.backtest.Laboratory;
import io.opentrade.research.backtest.PlanJob;
import io.opentrade.research.backtest.Preparing;
import io.opentrade.research.backtest.ReplayJob;
import io.opentrade.research.backtest.RunArchive;
import io.opentrade.research.backtest.RunComparison;
import io.opentrade.research.backtest.SeriesFinder;
import io.opentrade.research.backtest.Workshop;
import io.opentrade.research.bench.BenchJob;
import io.opentrade.research.data.DataDesk;
import io.opentrade.research.data.HoldoutDesk;
import io.opentrade.research.data.ImportJob;
import io.opentrade.research.report.ReportJob;
import io.opentrade.research.rpc.Calls;
import io.opentrade.research.study.MontecarloJob;
import io.opentrade.research.study.OptimizeJob;
import io.opentrade.research.study.SignificanceJob;
import io.opentrade.research.study.Studies;
import io.opentrade.research.study.WalkforwardJob;
import io.opentrade.sandbox.Limits;
import io.opentrade.sandbox.WorkerFiles;
import io.opentrade.store.CandleStore;
import io.opentrade.store.RunStore;
import io.opentrade.store.StudyStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;

/// The research process. Standard input and output are its line to the daemon, standard error is
/// the daemon's log; it ends when its input does. `--train` makes it show itself what it will be
/// asked, for the making of its start-up cache.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws IOException {
    PrintStream line = System.out;
    System.setOut(System.err); // nothing but answers may reach the line
    if (arguments.length > 0 && arguments[0].equals("--train")) {
      Training.run(workers());
    } else {
      serve(line);
    }
  }

  private static void serve(PrintStream line) throws IOException {
    Home home = home();
    Path slots = Slots.prepare(home.state().resolve("slots"));
    try (Workshop workshop = new Workshop(workers(), Limits.standard(), slots);
        OpenDatabases databases = new OpenDatabases(home.data(), workshop, slots)) {
      new Calls(System.in, line, databases, workshop::settings).serve();
    }
  }

  static ResearchDesk desk(
      CandleStore candles, RunStore runs, Workshop workshop, Path privateFolder) {
    RunArchive archive = new RunArchive(runs);
    StudyStore studies = runs.studies();
    Holdouts holdouts = new Holdouts(studies);
    Preparing preparing =
        new Preparing(new SeriesFinder(candles, holdouts, InstantSource.system()));
    Laboratory laboratory = new Laboratory(preparing, workshop);
    JournalShelf shelf = new JournalShelf(privateFolder.resolve("journals"));
    BacktestJob backtests =
        new BacktestJob(preparing, workshop, archive, shelf, InstantSource.system());
    DataDesk data = new DataDesk(candles);
    return new ResearchDesk(
        backtests,
        new ReplayJob(archive, InstantSource.system()),
        new CheckJob(preparing, workshop),
        new PlanJob(workshop),
        new IndicatorsJob(),
        archive,
        shelf,
        new ReportJob(archive),
        new RunComparison(archive),
        new DivergenceJob(backtests, data),
        new OptimizeJob(laboratory, studies),
        new WalkforwardJob(laboratory, studies),
        new MontecarloJob(laboratory),
        new SignificanceJob(laboratory),
        new Studies(studies),
        new ImportJob(candles),
        data,
        new HoldoutDesk(studies),
        new BenchJob(privateFolder, workshop, home().socket(), lib()));
  }

  private static WorkerFiles workers() throws IOException {
    return WorkerFiles.installed(lib());
  }

  private static Path lib() {
    return Path.of(System.getProperty("opentrade.lib", "lib"));
  }

  private static Home home() {
    return Home.of(System.getenv(), System.getProperty("user.home"));
  }
}
