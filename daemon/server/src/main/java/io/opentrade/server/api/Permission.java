package io.opentrade.server.api;

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
import io.opentrade.protocol.AuditList;
import io.opentrade.protocol.AuditVerify;
import io.opentrade.protocol.AutopilotRequest;
import io.opentrade.protocol.AutopilotSettings;
import io.opentrade.protocol.AutopilotStart;
import io.opentrade.protocol.AutopilotStatus;
import io.opentrade.protocol.AutopilotStop;
import io.opentrade.protocol.AutopilotTarget;
import io.opentrade.protocol.AutopilotWhy;
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
import io.opentrade.protocol.ConfigSchema;
import io.opentrade.protocol.ConfigSet;
import io.opentrade.protocol.ConfigUnset;
import io.opentrade.protocol.DaemonLogs;
import io.opentrade.protocol.DaemonStatus;
import io.opentrade.protocol.DaemonStop;
import io.opentrade.protocol.DataCheck;
import io.opentrade.protocol.DataDelete;
import io.opentrade.protocol.DataDownload;
import io.opentrade.protocol.DataExport;
import io.opentrade.protocol.DataImport;
import io.opentrade.protocol.DataList;
import io.opentrade.protocol.DataResample;
import io.opentrade.protocol.DataShow;
import io.opentrade.protocol.DoctorRun;
import io.opentrade.protocol.EventList;
import io.opentrade.protocol.ExchangeEvents;
import io.opentrade.protocol.ExchangeList;
import io.opentrade.protocol.ExchangeSimulate;
import io.opentrade.protocol.ExchangeStop;
import io.opentrade.protocol.FillList;
import io.opentrade.protocol.Health;
import io.opentrade.protocol.MarketBook;
import io.opentrade.protocol.MarketCandles;
import io.opentrade.protocol.MarketMovers;
import io.opentrade.protocol.MarketTickers;
import io.opentrade.protocol.MarketTrades;
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
import io.opentrade.protocol.StrategyCheck;
import io.opentrade.protocol.StrategyIndicators;
import io.opentrade.protocol.StrategyList;
import io.opentrade.protocol.StrategyLogs;
import io.opentrade.protocol.StrategyPlan;
import io.opentrade.protocol.StrategyPositions;
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
import io.opentrade.protocol.VaultRequest;
import io.opentrade.protocol.WalkforwardRun;

/// What a request needs of its actor.
///
/// @param role at least this one
/// @param namesFiles whether it names files, which only the owner's local connection may
record Permission(Role role, boolean namesFiles) {
  private static final Permission LOOK = new Permission(Role.VIEWER, false);
  private static final Permission TRADE = new Permission(Role.TRADER, false);
  private static final Permission OWN = new Permission(Role.OWNER, false);
  private static final Permission FILES = new Permission(Role.OWNER, true);

  static Permission neededFor(Request<?> request) {
    return switch (request) {
      case TradingRequest<?> trading -> trading(trading);
      case AlertRequest<?> alert -> alert(alert);
      case NotifyRequest<?> notify -> notify(notify);
      case ScheduleRequest<?> schedule -> schedule(schedule);
      case AutopilotRequest<?> autopilot -> autopilot(autopilot);
      case Health _,
          DaemonStatus _,
          DataList _,
          DataShow _,
          DataCheck _,
          DataExport _,
          BacktestList _,
          BacktestShow _,
          BacktestEquity _,
          BacktestJournal _,
          BacktestCompare _,
          OptimizeList _,
          OptimizeShow _,
          OptimizeHeatmap _,
          ReportPage _,
          ExchangeList _,
          MarketTickers _,
          MarketBook _,
          MarketTrades _,
          MarketCandles _,
          MarketMovers _,
          EventList _,
          SymbolList _,
          StrategyIndicators _ ->
          LOOK;
      case ConfigList _,
          ConfigGet _,
          ConfigSchema _,
          ConfigSet _,
          AuditList _,
          AuditVerify _,
          ConfigUnset _,
          DaemonLogs _,
          DaemonStop _,
          DoctorRun _,
          BenchRun _,
          ExchangeEvents _,
          ExchangeStop _,
          DataDownload _,
          DataResample _,
          DataDelete _,
          TelegramStatus _ ->
          OWN;
      case VaultRequest _,
          BackupRequest<?> _,
          TelegramRequest<?> _,
          DataImport _,
          ExchangeSimulate _,
          StrategyCheck _,
          StrategyPlan _,
          BacktestRun _,
          BacktestReplay _,
          OptimizeRun _,
          WalkforwardRun _,
          MontecarloRun _,
          SignificanceRun _ ->
          FILES;
    };
  }

  private static Permission alert(AlertRequest<?> request) {
    return switch (request) {
      case AlertList _, AlertShow _, AlertHistory _, AlertTest _ -> LOOK;
      case AlertAdd _, AlertEdit _, AlertPause _, AlertResume _, AlertRemove _ -> TRADE;
    };
  }

  /// Only a demo account is ever started at; whoever trades may do that with strategies that the
  /// owner has named before, or that come with the program.
  private static Permission autopilot(AutopilotRequest<?> request) {
    return switch (request) {
      case AutopilotStatus _, AutopilotSettings _, AutopilotWhy _ -> LOOK;
      case AutopilotStop _, AutopilotTarget _ -> TRADE;
      case AutopilotStart start -> start.strategies().isEmpty() ? TRADE : FILES;
    };
  }

  private static Permission trading(TradingRequest<?> request) {
    return switch (request) {
      case AccountList _,
          BalanceShow _,
          PortfolioShow _,
          PnlShow _,
          OrderPreview _,
          OrderList _,
          OrderShow _,
          PositionList _,
          FillList _ ->
          LOOK;
      case OrderPlace _,
          OrderCancel _,
          OrderReplace _,
          PositionClose _,
          TradingHalt _,
          TradingPanic _ ->
          TRADE;
      case AccountAdd _, AccountTest _ -> OWN;
      // They name hosts, move keys, or take a safety away.
      case AccountConnect _,
          AccountRotate _,
          AccountRemove _,
          AccountTakeover _,
          OrderResolve _,
          RiskSet _ ->
          FILES;
      case StrategyList _, StrategyStatus _, StrategyLogs _, StrategyWhy _, StrategyPositions _ ->
          LOOK;
      case StrategyStop _ -> TRADE;
      case StrategyStart _ -> FILES;
      // What stopped stays stopped until the owner has looked.
      case TradingResume _ -> FILES;
    };
  }

  private static Permission notify(NotifyRequest<?> request) {
    return switch (request) {
      case NotifyList _, NotifyRules _, NotifyHistory _, NotifyTest _, NotifyRule _ -> OWN;
      // They name hosts, programs and secrets.
      case NotifyAddMail _,
          NotifyAddWebhook _,
          NotifyAddDesktop _,
          NotifyAddCommand _,
          NotifyRemove _ ->
          FILES;
    };
  }

  private static Permission schedule(ScheduleRequest<?> request) {
    return switch (request) {
      // What they wrote may be about any account.
      case ScheduleList _, ScheduleShow _, ScheduleHistory _ -> OWN;
      case SchedulePause _ -> OWN;
      case ScheduleAdd _, ScheduleRun _, ScheduleResume _, ScheduleRemove _ -> FILES;
    };
  }

  /// Whether whoever only looks may do it.
  boolean onlyLooks() {
    return role == Role.VIEWER && !namesFiles;
  }

  boolean isHeldBy(Actor actor) {
    return actor.role().includes(role) && (!namesFiles || actor.mayNameFiles());
  }
}
