package io.opentrade.server.api;

import io.opentrade.protocol.AccessRequest;
import io.opentrade.protocol.AlertRequest;
import io.opentrade.protocol.AuditList;
import io.opentrade.protocol.AuditVerify;
import io.opentrade.protocol.AutopilotRequest;
import io.opentrade.protocol.BacktestCandles;
import io.opentrade.protocol.BacktestCompare;
import io.opentrade.protocol.BacktestEquity;
import io.opentrade.protocol.BacktestJournal;
import io.opentrade.protocol.BacktestList;
import io.opentrade.protocol.BacktestReplay;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.BacktestShow;
import io.opentrade.protocol.BackupRequest;
import io.opentrade.protocol.BenchRun;
import io.opentrade.protocol.ConfigGet;
import io.opentrade.protocol.ConfigList;
import io.opentrade.protocol.ConfigReplace;
import io.opentrade.protocol.ConfigSchema;
import io.opentrade.protocol.ConfigSet;
import io.opentrade.protocol.ConfigUnset;
import io.opentrade.protocol.ConfigWritten;
import io.opentrade.protocol.DaemonLogs;
import io.opentrade.protocol.DaemonStatus;
import io.opentrade.protocol.DaemonStop;
import io.opentrade.protocol.DataCheck;
import io.opentrade.protocol.DataDelete;
import io.opentrade.protocol.DataDownload;
import io.opentrade.protocol.DataExport;
import io.opentrade.protocol.DataFollow;
import io.opentrade.protocol.DataHoldout;
import io.opentrade.protocol.DataImport;
import io.opentrade.protocol.DataList;
import io.opentrade.protocol.DataRecord;
import io.opentrade.protocol.DataRecordings;
import io.opentrade.protocol.DataResample;
import io.opentrade.protocol.DataShow;
import io.opentrade.protocol.DivergenceRun;
import io.opentrade.protocol.DoctorRun;
import io.opentrade.protocol.EventList;
import io.opentrade.protocol.ExchangeEvents;
import io.opentrade.protocol.ExchangeList;
import io.opentrade.protocol.ExchangeMarkets;
import io.opentrade.protocol.ExchangeSimulate;
import io.opentrade.protocol.ExchangeStop;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.Gateway;
import io.opentrade.protocol.Health;
import io.opentrade.protocol.MarketBook;
import io.opentrade.protocol.MarketCandles;
import io.opentrade.protocol.MarketFunding;
import io.opentrade.protocol.MarketMovers;
import io.opentrade.protocol.MarketTickers;
import io.opentrade.protocol.MarketTrades;
import io.opentrade.protocol.MetricsShow;
import io.opentrade.protocol.ModeSet;
import io.opentrade.protocol.ModeShow;
import io.opentrade.protocol.MontecarloRun;
import io.opentrade.protocol.NotifyRequest;
import io.opentrade.protocol.OptimizeHeatmap;
import io.opentrade.protocol.OptimizeList;
import io.opentrade.protocol.OptimizeRun;
import io.opentrade.protocol.OptimizeShow;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.RecordingRemove;
import io.opentrade.protocol.RecordingVerify;
import io.opentrade.protocol.ReportPage;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Requests;
import io.opentrade.protocol.ScheduleRequest;
import io.opentrade.protocol.SignificanceRun;
import io.opentrade.protocol.StrategyCheck;
import io.opentrade.protocol.StrategyDivergence;
import io.opentrade.protocol.StrategyIndicators;
import io.opentrade.protocol.StrategyPlan;
import io.opentrade.protocol.SymbolList;
import io.opentrade.protocol.TelegramRequest;
import io.opentrade.protocol.TradingRequest;
import io.opentrade.protocol.TransferRequest;
import io.opentrade.protocol.VaultRequest;
import io.opentrade.protocol.WalkforwardRun;
import io.opentrade.server.access.AccessActions;
import io.opentrade.server.access.Allowances.Ruling;
import io.opentrade.server.access.Gate;
import io.opentrade.server.access.Permission;
import io.opentrade.server.access.Refusal;
import io.opentrade.server.alert.Alerts;
import io.opentrade.server.audit.Audit;
import io.opentrade.server.autopilot.Autopilots;
import io.opentrade.server.jobs.Research;
import io.opentrade.server.log.Log;
import io.opentrade.server.market.SeriesFollowers;
import io.opentrade.server.metrics.Metrics;
import io.opentrade.server.notify.NotifyActions;
import io.opentrade.server.recording.RecordingActions;
import io.opentrade.server.schedule.ScheduleActions;
import io.opentrade.server.session.Divergences;
import io.opentrade.server.session.ModeActions;
import io.opentrade.server.session.TradingFloor;
import io.opentrade.server.session.TransferActions;
import io.opentrade.server.telegram.TelegramActions;
import io.opentrade.server.text.Messages;
import io.opentrade.server.text.Sentence;
import io.opentrade.server.watch.EventWatch;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Answers every request there is. The one door to the daemon's insides.
public final class Api implements Gateway {
  private final Gate gate;
  private final Metrics metrics;
  private final AccessActions access;
  private final DaemonActions daemon;
  private final ConfigActions config;
  private final VaultActions vault;
  private final Research research;
  private final Downloads downloads;
  private final SeriesFollowers followers;
  private final RecordingActions recordings;
  private final MarketActions markets;
  private final LocalExchanges simulated;
  private final TradingFloor trading;
  private final ModeActions modes;
  private final TransferActions transfers;
  private final Divergences divergences;
  private final TelegramActions telegram;
  private final Audit audit;
  private final BackupActions backups;
  private final EventWatch events;
  private final SymbolActions symbols;
  private final Alerts alerts;
  private final NotifyActions notify;
  private final ScheduleActions schedules;
  private final Autopilots autopilots;
  private final Activity activity;
  private final Supplier<Messages> messages;
  private final Log log;

  /// @param alerts which act through this door themselves, so that they are made after it
  public Api(
      Gate gate,
      Metrics metrics,
      AccessActions access,
      DaemonActions daemon,
      ConfigActions config,
      VaultActions vault,
      Research research,
      Downloads downloads,
      SeriesFollowers followers,
      RecordingActions recordings,
      MarketActions markets,
      LocalExchanges simulated,
      TradingFloor trading,
      ModeActions modes,
      TransferActions transfers,
      Divergences divergences,
      TelegramActions telegram,
      Audit audit,
      BackupActions backups,
      EventWatch events,
      SymbolActions symbols,
      Alerts alerts,
      NotifyActions notify,
      ScheduleActions schedules,
      Autopilots autopilots,
      Activity activity,
      Supplier<Messages> messages,
      Log log) {
    this.gate = gate;
    this.metrics = metrics;
    this.access = access;
    this.daemon = daemon;
    this.config = config;
    this.vault = vault;
    this.research = research;
    this.downloads = downloads;
    this.followers = followers;
    this.recordings = recordings;
    this.markets = markets;
    this.simulated = simulated;
    this.trading = trading;
    this.modes = modes;
    this.transfers = transfers;
    this.divergences = divergences;
    this.telegram = telegram;
    this.audit = audit;
    this.backups = backups;
    this.events = events;
    this.symbols = symbols;
    this.alerts = alerts;
    this.notify = notify;
    this.schedules = schedules;
    this.autopilots = autopilots;
    this.activity = activity;
    this.messages = messages;
    this.log = log;
  }

  /// @throws RequestFailed of kind NOT_ALLOWED where the present thread works for nobody, or for
  ///     somebody who may not
  @Override
  public <R> R call(Request<R> request, Progress progress) throws InterruptedException {
    String method = Requests.methodOf(request);
    if (!Caller.PRESENT.isBound()) {
      throw notAllowed(method, "nobody", Refusal.STRANGER);
    }
    Caller caller = Caller.PRESENT.get();
    Ruling ruling = gate.decide(caller.actor(), request);
    Refusal refusal = ruling.refusal();
    if (refusal != null) {
      log.warn("refused", "method", method, "actor", caller.actor().name(), "why", refusal.label());
      audit.refused(caller.actor(), caller.request(), request, refusal.words());
      throw notAllowed(method, caller.actor().name().toString(), refusal);
    }
    log.debug("request", "method", method, "actor", caller.actor().name());
    long since = System.nanoTime();
    try {
      Object reply = allowed(caller, request, progress);
      gate.done(ruling.taken(), reply);
      return Requests.replyType(request).cast(reply);
    } catch (RequestFailed failed) {
      gate.failed(ruling.taken(), failed);
      metrics.times().failed(failed.failure().kind());
      throw failed;
    } finally {
      metrics.times().took(method, System.nanoTime() - since);
    }
  }

  private Object allowed(Caller caller, Request<?> request, Progress progress)
      throws InterruptedException {
    Audit.@Nullable Action action =
        Permission.neededFor(request).onlyLooks()
            ? null
            : audit.begin(caller.actor(), caller.request(), request);
    return action == null
        ? work(caller, request, progress)
        : recorded(action, caller, request, progress);
  }

  /// Whatever becomes of it is recorded.
  private Object recorded(Audit.Action action, Caller caller, Request<?> request, Progress progress)
      throws InterruptedException {
    try {
      Object reply = work(caller, request, progress);
      action.done();
      return reply;
    } catch (RequestFailed failed) {
      action.failed(failed.failure());
      throw failed;
    } catch (InterruptedException cancelled) {
      action.interrupted();
      throw cancelled;
    } catch (RuntimeException | Error broken) {
      action.broke();
      throw broken;
    }
  }

  private Object work(Caller caller, Request<?> request, Progress progress)
      throws InterruptedException {
    Optional<Activity.Work> work = activity.workOf(caller.request());
    work.ifPresent(present -> present.doing(Requests.methodOf(request)));
    return answer(
        request,
        step -> {
          work.ifPresent(present -> present.at(step));
          progress.at(step);
        });
  }

  private Object answer(Request<?> request, Progress progress) throws InterruptedException {
    return switch (request) {
      case AccessRequest<?> ask -> access.answer(ask);
      case Health look -> daemon.health(look);
      case DoctorRun run -> daemon.doctor(run);
      case EventList list -> events.list(list, Caller.PRESENT.get().actor());
      case SymbolList list -> symbols.list(list, progress);
      case DaemonStatus _ -> daemon.status();
      case DaemonLogs logs -> daemon.logs(logs);
      case DaemonStop stop -> daemon.stop(stop);
      case ConfigList _ -> config.list();
      case ConfigGet get -> config.get(get);
      case ConfigSet set -> config.set(set);
      case ConfigUnset unset -> config.unset(unset);
      case ConfigWritten _ -> config.written();
      case ConfigReplace replace -> config.replace(replace);
      case ConfigSchema _ -> config.schema();
      case VaultRequest asked -> vault.answer(asked);
      case NotifyRequest<?> asked -> notify.answer(asked);
      case ScheduleRequest<?> asked -> schedules.answer(asked, Caller.PRESENT.get().actor());
      case AutopilotRequest<?> ask -> autopilots.answer(ask, Caller.PRESENT.get().actor());
      case TelegramRequest<?> ask -> telegram.answer(ask);
      case AuditList list -> audit.list(list);
      case AuditVerify verify -> audit.verify(verify);
      case BackupRequest<?> ask -> backups.answer(ask, progress);
      case DataDownload download -> downloads.download(download, progress);
      case DataFollow follow -> followers.follow(follow);
      case DataRecord record -> recordings.record(record, progress);
      case DataRecordings _ -> recordings.list();
      case RecordingVerify verify -> recordings.verify(verify);
      case RecordingRemove remove -> recordings.remove(remove);
      case ExchangeList _ -> markets.exchanges();
      case ExchangeMarkets ask -> markets.listings(ask);
      case AlertRequest<?> ask -> alerts.answer(ask, Caller.PRESENT.get().actor());
      case TradingRequest<?> ask -> trading.answer(ask, Caller.PRESENT.get().actor());
      case ModeShow _ -> modes.show();
      case ModeSet set -> modes.set(set);
      case TransferRequest<?> ask -> transfers.answer(ask, Caller.PRESENT.get().actor());
      case StrategyDivergence ask -> divergences.answer(ask, progress);
      case DivergenceRun forward -> research.call(forward, progress);
      case MetricsShow _ -> new MetricsShow.Reply(metrics.text());
      case MarketTickers ask -> markets.tickers(ask);
      case MarketFunding ask -> markets.funding(ask);
      case MarketBook ask -> markets.books(ask);
      case MarketTrades ask -> markets.trades(ask);
      case MarketCandles ask -> markets.candles(ask);
      case MarketMovers ask -> markets.movers(ask);
      case DataImport forward -> research.call(forward, progress);
      case DataList forward -> research.call(forward, progress);
      case DataShow forward -> research.call(forward, progress);
      case DataCheck forward -> research.call(forward, progress);
      case DataExport forward -> research.call(forward, progress);
      case DataHoldout forward -> research.call(forward, progress);
      case DataResample forward -> research.call(forward, progress);
      case DataDelete forward -> research.call(forward, progress);
      case StrategyCheck forward -> research.call(forward, progress);
      case StrategyIndicators forward -> research.call(forward, progress);
      case StrategyPlan forward -> research.call(forward, progress);
      case BacktestRun forward -> research.call(forward, progress);
      case BacktestReplay forward -> research.call(forward, progress);
      case BacktestJournal forward -> research.call(forward, progress);
      case BacktestList forward -> research.call(forward, progress);
      case BacktestShow forward -> research.call(forward, progress);
      case BacktestEquity forward -> research.call(forward, progress);
      case BacktestCandles forward -> research.call(forward, progress);
      case BacktestCompare forward -> research.call(forward, progress);
      case WalkforwardRun forward -> research.call(forward, progress);
      case MontecarloRun forward -> research.call(forward, progress);
      case SignificanceRun forward -> research.call(forward, progress);
      case OptimizeRun forward -> research.call(forward, progress);
      case OptimizeList forward -> research.call(forward, progress);
      case OptimizeShow forward -> research.call(forward, progress);
      case OptimizeHeatmap forward -> research.call(forward, progress);
      case ReportPage forward -> research.call(forward, progress);
      case BenchRun forward -> research.call(forward, progress);
      case ExchangeSimulate simulate -> simulated.simulate(simulate);
      case ExchangeEvents events -> simulated.events(events);
      case ExchangeStop stop -> simulated.stop(stop);
    };
  }

  private RequestFailed notAllowed(String method, String actor, Refusal why) {
    metrics.refusals().count(why);
    return new RequestFailed(
        FailureKind.NOT_ALLOWED,
        messages.get().say(Sentence.NOT_ALLOWED, method, actor),
        why.words());
  }
}
