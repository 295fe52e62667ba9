package io.opentrade.commands;

import io.opentrade.commands.access.TokenCreateCommand;
import io.opentrade.commands.access.TokenListCommand;
import io.opentrade.commands.access.TokenRevokeCommand;
import io.opentrade.commands.access.UserAddCommand;
import io.opentrade.commands.access.UserDisableCommand;
import io.opentrade.commands.access.UserEnableCommand;
import io.opentrade.commands.access.UserListCommand;
import io.opentrade.commands.access.UserRoleCommand;
import io.opentrade.commands.alert.AlertAddCommand;
import io.opentrade.commands.alert.AlertEditCommand;
import io.opentrade.commands.alert.AlertHistoryCommand;
import io.opentrade.commands.alert.AlertListCommand;
import io.opentrade.commands.alert.AlertPauseCommand;
import io.opentrade.commands.alert.AlertRemoveCommand;
import io.opentrade.commands.alert.AlertResumeCommand;
import io.opentrade.commands.alert.AlertShowCommand;
import io.opentrade.commands.alert.AlertTestCommand;
import io.opentrade.commands.alert.ValueCommand;
import io.opentrade.commands.audit.AuditListCommand;
import io.opentrade.commands.audit.AuditVerifyCommand;
import io.opentrade.commands.autopilot.AutopilotSettingsCommand;
import io.opentrade.commands.autopilot.AutopilotStartCommand;
import io.opentrade.commands.autopilot.AutopilotStatusCommand;
import io.opentrade.commands.autopilot.AutopilotStopCommand;
import io.opentrade.commands.autopilot.AutopilotTargetCommand;
import io.opentrade.commands.autopilot.AutopilotWhyCommand;
import io.opentrade.commands.backtest.BacktestListCommand;
import io.opentrade.commands.backtest.BacktestReplayCommand;
import io.opentrade.commands.backtest.BacktestRunCommand;
import io.opentrade.commands.backtest.BacktestShowCommand;
import io.opentrade.commands.backup.BackupCreateCommand;
import io.opentrade.commands.backup.BackupListCommand;
import io.opentrade.commands.backup.BackupRestoreCommand;
import io.opentrade.commands.backup.BackupVerifyCommand;
import io.opentrade.commands.bench.BenchCommand;
import io.opentrade.commands.config.ConfigDiffCommand;
import io.opentrade.commands.config.ConfigEditCommand;
import io.opentrade.commands.config.ConfigGetCommand;
import io.opentrade.commands.config.ConfigListCommand;
import io.opentrade.commands.config.ConfigSchemaCommand;
import io.opentrade.commands.config.ConfigSetCommand;
import io.opentrade.commands.config.ConfigUnsetCommand;
import io.opentrade.commands.daemon.CompletionInstallCommand;
import io.opentrade.commands.daemon.DaemonInstallCommand;
import io.opentrade.commands.daemon.DaemonLogsCommand;
import io.opentrade.commands.daemon.DaemonRestartCommand;
import io.opentrade.commands.daemon.DaemonRunCommand;
import io.opentrade.commands.daemon.DaemonStartCommand;
import io.opentrade.commands.daemon.DaemonStopCommand;
import io.opentrade.commands.daemon.DoctorCommand;
import io.opentrade.commands.daemon.HealthCommand;
import io.opentrade.commands.daemon.MetricsCommand;
import io.opentrade.commands.daemon.StatusCommand;
import io.opentrade.commands.daemon.VersionCommand;
import io.opentrade.commands.data.DataCheckCommand;
import io.opentrade.commands.data.DataDeleteCommand;
import io.opentrade.commands.data.DataDownloadCommand;
import io.opentrade.commands.data.DataExportCommand;
import io.opentrade.commands.data.DataHoldoutCommand;
import io.opentrade.commands.data.DataImportCommand;
import io.opentrade.commands.data.DataListCommand;
import io.opentrade.commands.data.DataRecordCommand;
import io.opentrade.commands.data.DataRecordingsCommand;
import io.opentrade.commands.data.DataResampleCommand;
import io.opentrade.commands.data.DataShowCommand;
import io.opentrade.commands.exchange.ExchangeSimulateCommand;
import io.opentrade.commands.market.BookCommand;
import io.opentrade.commands.market.CandlesCommand;
import io.opentrade.commands.market.ExchangeListCommand;
import io.opentrade.commands.market.ExchangeMarketsCommand;
import io.opentrade.commands.market.FundingCommand;
import io.opentrade.commands.market.MoversCommand;
import io.opentrade.commands.market.TickerCommand;
import io.opentrade.commands.market.TradesCommand;
import io.opentrade.commands.notify.NotifyAddCommandCommand;
import io.opentrade.commands.notify.NotifyAddDesktopCommand;
import io.opentrade.commands.notify.NotifyAddMailCommand;
import io.opentrade.commands.notify.NotifyAddWebhookCommand;
import io.opentrade.commands.notify.NotifyHistoryCommand;
import io.opentrade.commands.notify.NotifyListCommand;
import io.opentrade.commands.notify.NotifyRemoveCommand;
import io.opentrade.commands.notify.NotifyRuleCommand;
import io.opentrade.commands.notify.NotifyRulesCommand;
import io.opentrade.commands.notify.NotifyTestCommand;
import io.opentrade.commands.optimize.OptimizeHeatmapCommand;
import io.opentrade.commands.optimize.OptimizeListCommand;
import io.opentrade.commands.optimize.OptimizeRunCommand;
import io.opentrade.commands.optimize.OptimizeShowCommand;
import io.opentrade.commands.report.ReportCommand;
import io.opentrade.commands.schedule.ScheduleAddCommand;
import io.opentrade.commands.schedule.ScheduleHistoryCommand;
import io.opentrade.commands.schedule.ScheduleListCommand;
import io.opentrade.commands.schedule.SchedulePauseCommand;
import io.opentrade.commands.schedule.ScheduleRemoveCommand;
import io.opentrade.commands.schedule.ScheduleResumeCommand;
import io.opentrade.commands.schedule.ScheduleRunCommand;
import io.opentrade.commands.schedule.ScheduleShowCommand;
import io.opentrade.commands.screen.ChartCommand;
import io.opentrade.commands.screen.EventsCommand;
import io.opentrade.commands.screen.PulseCommand;
import io.opentrade.commands.screen.TopCommand;
import io.opentrade.commands.strategy.StrategyCheckCommand;
import io.opentrade.commands.strategy.StrategyIndicatorsCommand;
import io.opentrade.commands.strategy.StrategyNewCommand;
import io.opentrade.commands.strategy.StrategyPlanCommand;
import io.opentrade.commands.study.CompareCommand;
import io.opentrade.commands.study.LookaheadCommand;
import io.opentrade.commands.study.MontecarloCommand;
import io.opentrade.commands.study.SignificanceCommand;
import io.opentrade.commands.study.WalkforwardCommand;
import io.opentrade.commands.telegram.TelegramAcceptCommand;
import io.opentrade.commands.telegram.TelegramLinkCommand;
import io.opentrade.commands.telegram.TelegramRevokeCommand;
import io.opentrade.commands.telegram.TelegramSetupCommand;
import io.opentrade.commands.telegram.TelegramStatusCommand;
import io.opentrade.commands.telegram.TelegramTestCommand;
import io.opentrade.commands.trading.AccountAddCommand;
import io.opentrade.commands.trading.AccountListCommand;
import io.opentrade.commands.trading.AccountRemoveCommand;
import io.opentrade.commands.trading.AccountRotateCommand;
import io.opentrade.commands.trading.AccountTakeoverCommand;
import io.opentrade.commands.trading.AccountTestCommand;
import io.opentrade.commands.trading.BalanceCommand;
import io.opentrade.commands.trading.DivergenceCommand;
import io.opentrade.commands.trading.ExportFillsCommand;
import io.opentrade.commands.trading.FillsCommand;
import io.opentrade.commands.trading.HaltCommand;
import io.opentrade.commands.trading.ModeCommand;
import io.opentrade.commands.trading.OrderBuyCommand;
import io.opentrade.commands.trading.OrderCancelCommand;
import io.opentrade.commands.trading.OrderListCommand;
import io.opentrade.commands.trading.OrderPreviewCommand;
import io.opentrade.commands.trading.OrderReplaceCommand;
import io.opentrade.commands.trading.OrderResolveCommand;
import io.opentrade.commands.trading.OrderSellCommand;
import io.opentrade.commands.trading.OrderShowCommand;
import io.opentrade.commands.trading.PanicCommand;
import io.opentrade.commands.trading.PnlCommand;
import io.opentrade.commands.trading.PortfolioCommand;
import io.opentrade.commands.trading.PositionCloseCommand;
import io.opentrade.commands.trading.PositionListCommand;
import io.opentrade.commands.trading.ResumeCommand;
import io.opentrade.commands.trading.RiskSetCommand;
import io.opentrade.commands.trading.StrategyAddCommand;
import io.opentrade.commands.trading.StrategyEditCommand;
import io.opentrade.commands.trading.StrategyListCommand;
import io.opentrade.commands.trading.StrategyLogsCommand;
import io.opentrade.commands.trading.StrategyPauseCommand;
import io.opentrade.commands.trading.StrategyPositionsCommand;
import io.opentrade.commands.trading.StrategyRemoveCommand;
import io.opentrade.commands.trading.StrategyStartCommand;
import io.opentrade.commands.trading.StrategyStatusCommand;
import io.opentrade.commands.trading.StrategyStopCommand;
import io.opentrade.commands.trading.StrategyWhyCommand;
import io.opentrade.commands.trading.TransferListCommand;
import io.opentrade.commands.trading.TransferMoveCommand;
import io.opentrade.commands.vault.VaultCreateCommand;
import io.opentrade.commands.vault.VaultKeyFileCommand;
import io.opentrade.commands.vault.VaultLockCommand;
import io.opentrade.commands.vault.VaultPassphraseCommand;
import io.opentrade.commands.vault.VaultStatusCommand;
import io.opentrade.commands.vault.VaultUnlockCommand;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/// All commands by noun and verb. A command is made, and picocli's model of it, only when it is
/// named: a warm `status` must not pay for the other thirty.
final class CommandTree {
  private static final String QUIET = "--quiet";

  /// A noun or a verb.
  ///
  /// @param path such as `data import`; empty for the root
  /// @param maker of the command; null for a noun that is nothing without a verb
  /// @param hidden neither listed nor offered
  record Entry(
      String path, @Nullable Supplier<Command> maker, boolean hidden, List<Entry> children) {
    /// The last word of the path.
    String name() {
      return path.substring(path.lastIndexOf(' ') + 1);
    }

    Optional<Entry> child(String name) {
      return children.stream().filter(child -> child.name().equals(name)).findFirst();
    }

    Stream<Entry> visible() {
      return children.stream().filter(child -> !child.hidden());
    }
  }

  private static final Entry ROOT =
      new Entry(
          "",
          null,
          false,
          List.of(
              noun(
                  "backtest",
                  BacktestRunCommand::new,
                  verb("backtest run", BacktestRunCommand::new),
                  verb("backtest list", BacktestListCommand::new),
                  verb("backtest show", BacktestShowCommand::new),
                  verb("backtest replay", BacktestReplayCommand::new)),
              verb("report", ReportCommand::new),
              verb("compare", CompareCommand::new),
              verb("divergence", DivergenceCommand::new),
              noun(
                  "optimize",
                  OptimizeRunCommand::new,
                  verb("optimize run", OptimizeRunCommand::new),
                  verb("optimize list", OptimizeListCommand::new),
                  verb("optimize show", OptimizeShowCommand::new),
                  verb("optimize heatmap", OptimizeHeatmapCommand::new)),
              verb("walkforward", WalkforwardCommand::new),
              verb("montecarlo", MontecarloCommand::new),
              verb("significance", SignificanceCommand::new),
              verb("lookahead", LookaheadCommand::new),
              noun(
                  "data",
                  null,
                  verb("data import", DataImportCommand::new),
                  verb("data download", DataDownloadCommand::new),
                  verb("data record", DataRecordCommand::new),
                  verb("data recordings", DataRecordingsCommand::new),
                  verb("data list", DataListCommand::new),
                  verb("data show", DataShowCommand::new),
                  verb("data check", DataCheckCommand::new),
                  verb("data export", DataExportCommand::new),
                  verb("data resample", DataResampleCommand::new),
                  verb("data holdout", DataHoldoutCommand::new),
                  verb("data delete", DataDeleteCommand::new)),
              verb("ticker", TickerCommand::new),
              verb("funding", FundingCommand::new),
              verb("book", BookCommand::new),
              verb("trades", TradesCommand::new),
              verb("candles", CandlesCommand::new),
              verb("movers", MoversCommand::new),
              noun(
                  "exchange",
                  null,
                  verb("exchange list", ExchangeListCommand::new),
                  verb("exchange markets", ExchangeMarketsCommand::new),
                  verb("exchange simulate", ExchangeSimulateCommand::new)),
              noun(
                  "strategy",
                  null,
                  verb("strategy new", StrategyNewCommand::new),
                  verb("strategy check", StrategyCheckCommand::new),
                  verb("strategy plan", StrategyPlanCommand::new),
                  verb("strategy indicators", StrategyIndicatorsCommand::new),
                  verb("strategy add", StrategyAddCommand::new),
                  verb("strategy edit", StrategyEditCommand::new),
                  verb("strategy remove", StrategyRemoveCommand::new),
                  verb("strategy start", StrategyStartCommand::new),
                  verb("strategy stop", StrategyStopCommand::new),
                  verb("strategy pause", StrategyPauseCommand::new),
                  verb("strategy list", StrategyListCommand::new),
                  verb("strategy status", StrategyStatusCommand::new),
                  verb("strategy why", StrategyWhyCommand::new),
                  verb("strategy logs", StrategyLogsCommand::new),
                  verb("strategy positions", StrategyPositionsCommand::new)),
              noun(
                  "account",
                  null,
                  verb("account list", AccountListCommand::new),
                  verb("account add", AccountAddCommand::new),
                  verb("account test", AccountTestCommand::new),
                  verb("account rotate", AccountRotateCommand::new),
                  verb("account remove", AccountRemoveCommand::new),
                  verb("account takeover", AccountTakeoverCommand::new)),
              verb("mode", ModeCommand::new),
              noun("risk", null, verb("risk set", RiskSetCommand::new)),
              verb("balance", BalanceCommand::new),
              verb("portfolio", PortfolioCommand::new),
              verb("pnl", PnlCommand::new),
              noun(
                  "order",
                  null,
                  verb("order buy", OrderBuyCommand::new),
                  verb("order sell", OrderSellCommand::new),
                  verb("order preview", OrderPreviewCommand::new),
                  verb("order list", OrderListCommand::new),
                  verb("order show", OrderShowCommand::new),
                  verb("order cancel", OrderCancelCommand::new),
                  verb("order replace", OrderReplaceCommand::new),
                  verb("order resolve", OrderResolveCommand::new)),
              noun(
                  "position",
                  null,
                  verb("position list", PositionListCommand::new),
                  verb("position close", PositionCloseCommand::new)),
              verb("fills", FillsCommand::new),
              noun(
                  "transfer",
                  null,
                  verb("transfer list", TransferListCommand::new),
                  verb("transfer move", TransferMoveCommand::new)),
              noun("export", null, verb("export fills", ExportFillsCommand::new)),
              verb("halt", HaltCommand::new),
              verb("resume", ResumeCommand::new),
              verb("panic", PanicCommand::new),
              noun(
                  "autopilot",
                  null,
                  verb("autopilot start", AutopilotStartCommand::new),
                  verb("autopilot stop", AutopilotStopCommand::new),
                  verb("autopilot status", AutopilotStatusCommand::new),
                  verb("autopilot settings", AutopilotSettingsCommand::new),
                  verb("autopilot target", AutopilotTargetCommand::new),
                  verb("autopilot why", AutopilotWhyCommand::new)),
              noun(
                  "alert",
                  null,
                  verb("alert add", AlertAddCommand::new),
                  verb("alert list", AlertListCommand::new),
                  verb("alert show", AlertShowCommand::new),
                  verb("alert edit", AlertEditCommand::new),
                  verb("alert pause", AlertPauseCommand::new),
                  verb("alert resume", AlertResumeCommand::new),
                  verb("alert remove", AlertRemoveCommand::new),
                  verb("alert history", AlertHistoryCommand::new),
                  verb("alert test", AlertTestCommand::new)),
              noun(
                  "config",
                  null,
                  verb("config list", ConfigListCommand::new),
                  verb("config diff", ConfigDiffCommand::new),
                  verb("config edit", ConfigEditCommand::new),
                  verb("config get", ConfigGetCommand::new),
                  verb("config set", ConfigSetCommand::new),
                  verb("config unset", ConfigUnsetCommand::new),
                  verb("config schema", ConfigSchemaCommand::new)),
              noun(
                  "daemon",
                  null,
                  verb("daemon start", DaemonStartCommand::new),
                  verb("daemon stop", DaemonStopCommand::new),
                  verb("daemon restart", DaemonRestartCommand::new),
                  verb("daemon status", StatusCommand::new),
                  verb("daemon logs", DaemonLogsCommand::new),
                  verb("daemon run", DaemonRunCommand::new),
                  verb("daemon install", DaemonInstallCommand::new)),
              noun(
                  "vault",
                  VaultStatusCommand::new,
                  verb("vault status", VaultStatusCommand::new),
                  verb("vault create", VaultCreateCommand::new),
                  verb("vault unlock", VaultUnlockCommand::new),
                  verb("vault lock", VaultLockCommand::new),
                  verb("vault passphrase", VaultPassphraseCommand::new),
                  verb("vault key-file", VaultKeyFileCommand::new)),
              noun(
                  "telegram",
                  TelegramStatusCommand::new,
                  verb("telegram setup", TelegramSetupCommand::new),
                  verb("telegram link", TelegramLinkCommand::new),
                  verb("telegram accept", TelegramAcceptCommand::new),
                  verb("telegram status", TelegramStatusCommand::new),
                  verb("telegram list", TelegramStatusCommand::new),
                  verb("telegram revoke", TelegramRevokeCommand::new),
                  verb("telegram test", TelegramTestCommand::new)),
              noun(
                  "token",
                  null,
                  verb("token create", TokenCreateCommand::new),
                  verb("token list", TokenListCommand::new),
                  verb("token revoke", TokenRevokeCommand::new)),
              noun(
                  "user",
                  null,
                  verb("user add", UserAddCommand::new),
                  verb("user list", UserListCommand::new),
                  verb("user role", UserRoleCommand::new),
                  verb("user disable", UserDisableCommand::new),
                  verb("user enable", UserEnableCommand::new)),
              noun(
                  "audit",
                  null,
                  verb("audit list", AuditListCommand::new),
                  verb("audit verify", AuditVerifyCommand::new)),
              noun(
                  "backup",
                  null,
                  verb("backup create", BackupCreateCommand::new),
                  verb("backup list", BackupListCommand::new),
                  verb("backup verify", BackupVerifyCommand::new),
                  verb("backup restore", BackupRestoreCommand::new)),
              noun(
                  "notify",
                  null,
                  verb("notify list", NotifyListCommand::new),
                  noun(
                      "notify add",
                      null,
                      verb("notify add mail", NotifyAddMailCommand::new),
                      verb("notify add webhook", NotifyAddWebhookCommand::new),
                      verb("notify add desktop", NotifyAddDesktopCommand::new),
                      verb("notify add command", NotifyAddCommandCommand::new)),
                  verb("notify remove", NotifyRemoveCommand::new),
                  verb("notify rules", NotifyRulesCommand::new),
                  verb("notify rule", NotifyRuleCommand::new),
                  verb("notify test", NotifyTestCommand::new),
                  verb("notify history", NotifyHistoryCommand::new)),
              noun(
                  "schedule",
                  null,
                  verb("schedule list", ScheduleListCommand::new),
                  verb("schedule add", ScheduleAddCommand::new),
                  verb("schedule show", ScheduleShowCommand::new),
                  verb("schedule run", ScheduleRunCommand::new),
                  verb("schedule pause", SchedulePauseCommand::new),
                  verb("schedule resume", ScheduleResumeCommand::new),
                  verb("schedule history", ScheduleHistoryCommand::new),
                  verb("schedule remove", ScheduleRemoveCommand::new)),
              verb("chart", ChartCommand::new),
              verb("top", TopCommand::new),
              verb("events", EventsCommand::new),
              verb("watch", WatchCommand::new),
              verb("bench", BenchCommand::new),
              verb("status", StatusCommand::new),
              verb("value", ValueCommand::new),
              verb("health", HealthCommand::new),
              verb("metrics", MetricsCommand::new),
              verb("doctor", DoctorCommand::new),
              verb("init", InitCommand::new),
              noun("completion", null, verb("completion install", CompletionInstallCommand::new)),
              noun("rpc", null, verb("rpc schema", RpcSchemaCommand::new)),
              verb("help", HelpCommand::new),
              verb("version", VersionCommand::new),
              hidden("complete", CompleteCommand::new),
              hidden("words", WordsCommand::new),
              hidden("pulse", PulseCommand::new)));

  private CommandTree() {}

  private static Entry noun(String path, @Nullable Supplier<Command> maker, Entry... verbs) {
    return new Entry(path, maker, false, List.of(verbs));
  }

  private static Entry verb(String path, Supplier<Command> maker) {
    return new Entry(path, maker, false, List.of());
  }

  private static Entry hidden(String path, Supplier<Command> maker) {
    return new Entry(path, maker, true, List.of());
  }

  static Entry root() {
    return ROOT;
  }

  /// The entry that words name, as far as they do.
  ///
  /// @param used how many words named it
  record Found(Entry entry, int used) {}

  static Found find(List<String> words) {
    Entry entry = ROOT;
    int used = 0;
    while (used < words.size()) {
      Optional<Entry> child = entry.child(words.get(used));
      if (child.isEmpty()) {
        break;
      }
      entry = child.get();
      used++;
    }
    return new Found(entry, used);
  }

  /// What may be written behind a command.
  static CommandSpec spec(Entry entry) {
    Supplier<Command> maker = entry.maker();
    if (maker == null) {
      throw new IllegalArgumentException(entry.path() + " is nothing without a verb");
    }
    return model(maker.get()).getCommandSpec();
  }

  private static OptionSpec quiet(Command command) {
    return OptionSpec.builder(QUIET)
        .type(boolean.class)
        .setter(
            new ISetter() {
              @Override
              public <T> @Nullable T set(T value) {
                command.silent = Boolean.TRUE.equals(value);
                return null;
              }
            })
        .build();
  }

  /// Picocli's view of a command, set to take nothing for granted: no files named by `@`, no
  /// variables, no abbreviations.
  static CommandLine model(Command command) {
    CommandLine line = new CommandLine(command);
    if (line.getCommandSpec().findOption(QUIET) == null) {
      line.getCommandSpec().addOption(quiet(command));
    }
    return line.setExpandAtFiles(false)
        .setInterpolateVariables(false)
        .setTrimQuotes(false)
        .setAbbreviatedOptionsAllowed(false)
        .setAbbreviatedSubcommandsAllowed(false)
        .setPosixClusteredShortOptionsAllowed(false)
        .setStopAtPositional(command instanceof WatchCommand) // what follows is another command's
        .setOverwrittenOptionsAllowed(false);
  }
}
