package io.opentrade.server.access;

import io.opentrade.protocol.AccessRequest;
import io.opentrade.protocol.AccountAdd;
import io.opentrade.protocol.AccountConnect;
import io.opentrade.protocol.AccountList;
import io.opentrade.protocol.AccountRemove;
import io.opentrade.protocol.AccountRotate;
import io.opentrade.protocol.AccountTakeover;
import io.opentrade.protocol.AccountTest;
import io.opentrade.protocol.Actor;
import io.opentrade.protocol.AlertAdd;
import io.opentrade.protocol.AlertEdit;
import io.opentrade.protocol.AlertHistory;
import io.opentrade.protocol.AlertList;
import io.opentrade.protocol.AlertPause;
import io.opentrade.protocol.AlertRemove;
import io.opentrade.protocol.AlertRequest;
import io.opentrade.protocol.AlertResume;
import io.opentrade.protocol.AlertShow;
import io.opentrade.protocol.AlertTest;
import io.opentrade.protocol.AlertValue;
import io.opentrade.protocol.AuditList;
import io.opentrade.protocol.AuditVerify;
import io.opentrade.protocol.AutopilotRequest;
import io.opentrade.protocol.AutopilotSettings;
import io.opentrade.protocol.AutopilotStart;
import io.opentrade.protocol.AutopilotStatus;
import io.opentrade.protocol.AutopilotStop;
import io.opentrade.protocol.AutopilotTarget;
import io.opentrade.protocol.AutopilotWhy;
import io.opentrade.protocol.BacktestCandles;
import io.opentrade.protocol.BacktestCompare;
import io.opentrade.protocol.BacktestEquity;
import io.opentrade.protocol.BacktestJournal;
import io.opentrade.protocol.BacktestList;
import io.opentrade.protocol.BacktestReplay;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.BacktestShow;
import io.opentrade.protocol.BackupRequest;
import io.opentrade.protocol.BalanceShow;
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
import io.opentrade.protocol.FillExport;
import io.opentrade.protocol.FillList;
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
import io.opentrade.protocol.NotifyAddCommand;
import io.opentrade.protocol.NotifyAddDesktop;
import io.opentrade.protocol.NotifyAddMail;
import io.opentrade.protocol.NotifyAddWebhook;
import io.opentrade.protocol.NotifyHistory;
import io.opentrade.protocol.NotifyList;
import io.opentrade.protocol.NotifyRemove;
import io.opentrade.protocol.NotifyRequest;
import io.opentrade.protocol.NotifyRule;
import io.opentrade.protocol.NotifyRules;
import io.opentrade.protocol.NotifyTest;
import io.opentrade.protocol.OptimizeHeatmap;
import io.opentrade.protocol.OptimizeList;
import io.opentrade.protocol.OptimizeRun;
import io.opentrade.protocol.OptimizeShow;
import io.opentrade.protocol.OrderCancel;
import io.opentrade.protocol.OrderList;
import io.opentrade.protocol.OrderPlace;
import io.opentrade.protocol.OrderPreview;
import io.opentrade.protocol.OrderReplace;
import io.opentrade.protocol.OrderResolve;
import io.opentrade.protocol.OrderShow;
import io.opentrade.protocol.PnlShow;
import io.opentrade.protocol.PortfolioShow;
import io.opentrade.protocol.PositionClose;
import io.opentrade.protocol.PositionList;
import io.opentrade.protocol.RecordingRemove;
import io.opentrade.protocol.RecordingVerify;
import io.opentrade.protocol.ReportPage;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.RiskSet;
import io.opentrade.protocol.Role;
import io.opentrade.protocol.ScheduleAdd;
import io.opentrade.protocol.ScheduleHistory;
import io.opentrade.protocol.ScheduleList;
import io.opentrade.protocol.SchedulePause;
import io.opentrade.protocol.ScheduleRemove;
import io.opentrade.protocol.ScheduleRequest;
import io.opentrade.protocol.ScheduleResume;
import io.opentrade.protocol.ScheduleRun;
import io.opentrade.protocol.ScheduleShow;
import io.opentrade.protocol.SignificanceRun;
import io.opentrade.protocol.StrategyAdd;
import io.opentrade.protocol.StrategyCheck;
import io.opentrade.protocol.StrategyDivergence;
import io.opentrade.protocol.StrategyEdit;
import io.opentrade.protocol.StrategyIndicators;
import io.opentrade.protocol.StrategyLaunch;
import io.opentrade.protocol.StrategyList;
import io.opentrade.protocol.StrategyLogs;
import io.opentrade.protocol.StrategyPlan;
import io.opentrade.protocol.StrategyPositions;
import io.opentrade.protocol.StrategyRemove;
import io.opentrade.protocol.StrategyStart;
import io.opentrade.protocol.StrategyStatus;
import io.opentrade.protocol.StrategyStop;
import io.opentrade.protocol.StrategyWhy;
import io.opentrade.protocol.SymbolList;
import io.opentrade.protocol.TelegramRequest;
import io.opentrade.protocol.TelegramStatus;
import io.opentrade.protocol.TradingHalt;
import io.opentrade.protocol.TradingPanic;
import io.opentrade.protocol.TradingRequest;
import io.opentrade.protocol.TradingResume;
import io.opentrade.protocol.TransferList;
import io.opentrade.protocol.TransferMove;
import io.opentrade.protocol.TransferRequest;
import io.opentrade.protocol.VaultRequest;
import io.opentrade.protocol.WalkforwardRun;
import io.opentrade.server.settings.SettingsTable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a request needs of its actor. The one place that says so, and for every request there is:
/// one that is not named here does not compile.
///
/// @param role at least this one
/// @param namesFiles whether it names files, hosts, programs or rights, which only the owner's
///     local connection may
/// @param account that it is about; null for none, or for those that the actor may see
/// @param symbol that it orders; null for none, empty for whatever there is
public record Permission(
    Role role, boolean namesFiles, @Nullable String account, @Nullable String symbol) {
  private static final Permission LOOK = new Permission(Role.VIEWER, false, null, null);
  private static final Permission TRADE = new Permission(Role.TRADER, false, null, null);
  private static final Permission RUN = new Permission(Role.ADMIN, false, null, null);
  private static final Permission OWN = new Permission(Role.OWNER, true, null, null);

  private static Permission look(@Nullable String account) {
    return new Permission(Role.VIEWER, false, account, null);
  }

  private static Permission trade(@Nullable String account) {
    return new Permission(Role.TRADER, false, account, null);
  }

  private static Permission allSymbols(@Nullable String account) {
    return new Permission(Role.TRADER, false, account, "");
  }

  private static Permission order(String account, String symbol) {
    return new Permission(Role.TRADER, false, account, symbol);
  }

  /// What that request needs.
  public static Permission neededFor(Request<?> request) {
    return switch (request) {
      case TradingRequest<?> trading -> trading(trading);
      case AlertRequest<?> alert -> alert(alert);
      case NotifyRequest<?> notify -> notify(notify);
      case ScheduleRequest<?> schedule -> schedule(schedule);
      case AutopilotRequest<?> autopilot -> autopilot(autopilot);
      case TransferRequest<?> transfer -> transfer(transfer);
      case Health _,
          DaemonStatus _,
          DataList _,
          DataRecordings _,
          RecordingVerify _,
          DataShow _,
          DataCheck _,
          DataExport _,
          BacktestList _,
          BacktestShow _,
          BacktestEquity _,
          BacktestCandles _,
          BacktestJournal _,
          BacktestCompare _,
          OptimizeList _,
          OptimizeShow _,
          OptimizeHeatmap _,
          ReportPage _,
          ExchangeList _,
          ExchangeMarkets _,
          MarketTickers _,
          MarketBook _,
          MarketTrades _,
          MarketCandles _,
          MarketFunding _,
          MarketMovers _,
          MetricsShow _,
          ModeShow _,
          EventList _,
          SymbolList _,
          StrategyIndicators _ ->
          LOOK;
      case ConfigSet set -> setting(set.key());
      case ConfigUnset unset -> setting(unset.key());
      case ConfigReplace _ -> OWN;
      case ConfigList _,
          ConfigWritten _,
          ConfigGet _,
          ConfigSchema _,
          AuditList _,
          AuditVerify _,
          DaemonLogs _,
          DaemonStop _,
          DoctorRun _,
          BenchRun _,
          ExchangeEvents _,
          ExchangeStop _,
          DataDownload _,
          DataFollow _,
          DataRecord _,
          RecordingRemove _,
          DataHoldout _,
          DataResample _,
          DataDelete _,
          TelegramStatus _ ->
          RUN;
      case AccessRequest<?> _,
          VaultRequest _,
          BackupRequest<?> _,
          TelegramRequest<?> _,
          DataImport _,
          ModeSet _,
          ExchangeSimulate _,
          StrategyCheck _,
          StrategyPlan _,
          StrategyDivergence _,
          DivergenceRun _,
          BacktestRun _,
          BacktestReplay _,
          OptimizeRun _,
          WalkforwardRun _,
          MontecarloRun _,
          SignificanceRun _ ->
          OWN;
    };
  }

  /// A setting that names a host or a file, or opens a door, is the owner's.
  private static Permission setting(String key) {
    return SettingsTable.isGuarded(key) ? OWN : RUN;
  }

  /// To move money is more than to trade with it.
  private static Permission transfer(TransferRequest<?> request) {
    return switch (request) {
      case TransferList list -> look(list.account());
      case TransferMove move -> new Permission(Role.ADMIN, false, move.account(), null);
    };
  }

  private static Permission alert(AlertRequest<?> request) {
    return switch (request) {
      case AlertList _, AlertShow _, AlertHistory _, AlertTest _, AlertValue _ -> LOOK;
      case AlertAdd _, AlertEdit _, AlertPause _, AlertResume _, AlertRemove _ -> TRADE;
    };
  }

  /// Only a demo account is ever started at; whoever trades may do that with strategies that the
  /// owner has named before, or that come with the program.
  private static Permission autopilot(AutopilotRequest<?> request) {
    return switch (request) {
      case AutopilotStatus status -> look(status.account());
      case AutopilotSettings settings -> look(settings.account());
      case AutopilotWhy why -> look(why.account());
      case AutopilotStop stop -> trade(stop.account());
      case AutopilotTarget target -> allSymbols(target.account());
      case AutopilotStart start -> start.strategies().isEmpty() ? allSymbols(start.account()) : OWN;
    };
  }

  private static Permission trading(TradingRequest<?> request) {
    return switch (request) {
      case AccountList _ -> LOOK;
      case BalanceShow show -> look(show.account());
      case PortfolioShow show -> look(show.account());
      case PnlShow show -> look(show.account());
      case OrderPreview preview -> look(preview.account());
      case OrderList list -> look(list.account());
      case OrderShow show -> look(show.account());
      case PositionList list -> look(list.account());
      case FillList list -> look(list.account());
      case FillExport export -> look(export.account());
      case OrderPlace place -> order(place.account(), place.order().symbol());
      case PositionClose close -> order(close.account(), close.symbol());
      // The order tells the symbol: see Allowances.
      case OrderReplace replace -> trade(replace.account());
      // They take risk away.
      case OrderCancel cancel -> trade(cancel.account());
      case TradingHalt halt -> trade(halt.account());
      // It closes whatever is held.
      case TradingPanic panic ->
          panic.flatten() ? allSymbols(panic.account()) : trade(panic.account());
      case StrategyStop stop -> trade(stop.account());
      case AccountAdd _, AccountTest _ -> RUN;
      // They name hosts, move keys, or take a safety away.
      case AccountConnect _,
          AccountRotate _,
          AccountRemove _,
          AccountTakeover _,
          OrderResolve _,
          RiskSet _ ->
          OWN;
      case StrategyList list -> look(list.account());
      case StrategyStatus status -> look(status.account());
      case StrategyLogs logs -> look(logs.account());
      case StrategyWhy why -> look(why.account());
      case StrategyPositions held -> look(held.account());
      case StrategyStart _, StrategyAdd _, StrategyEdit _, StrategyRemove _, StrategyLaunch _ ->
          OWN;
      // What stopped stays stopped until the owner has looked.
      case TradingResume _ -> OWN;
    };
  }

  private static Permission notify(NotifyRequest<?> request) {
    return switch (request) {
      case NotifyList _, NotifyRules _, NotifyHistory _, NotifyTest _, NotifyRule _ -> RUN;
      // They name hosts, programs and secrets.
      case NotifyAddMail _,
          NotifyAddWebhook _,
          NotifyAddDesktop _,
          NotifyAddCommand _,
          NotifyRemove _ ->
          OWN;
    };
  }

  private static Permission schedule(ScheduleRequest<?> request) {
    return switch (request) {
      // What they wrote may be about any account.
      case ScheduleList _, ScheduleShow _, ScheduleHistory _ -> RUN;
      case ScheduleAdd _, SchedulePause _, ScheduleRun _, ScheduleRemove _ -> RUN;
      // It may have come out of a backup from elsewhere.
      case ScheduleResume _ -> OWN;
    };
  }

  /// Whether whoever only looks may do it.
  public boolean onlyLooks() {
    return role == Role.VIEWER && !namesFiles;
  }

  /// Why an actor may not do it; empty where they may.
  public Optional<Refusal> refusalOf(Actor actor) {
    if (namesFiles && !actor.mayNameFiles()) {
      return Optional.of(Refusal.OWNER_ONLY);
    }
    if (!actor.role().includes(role)) {
      return Optional.of(Refusal.ROLE);
    }
    if (account != null && !actor.scope().includes(account)) {
      return Optional.of(Refusal.ACCOUNT);
    }
    if (symbol != null && !actor.scope().trades(symbol)) {
      return Optional.of(Refusal.SYMBOL);
    }
    return Optional.empty();
  }
}
