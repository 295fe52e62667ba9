package io.opentrade.protocol;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Method names, and the way from records to JSON and back. Thread-safe.
public final class Requests {
  /// A method of the wire.
  ///
  /// @param name such as `backtest.run`
  /// @param request the record of its parameters
  /// @param reply the record of its result
  public record Method(String name, Class<? extends Request<?>> request, Class<?> reply) {}

  private static final Map<String, Method> METHODS = table();
  private static final Map<Class<?>, Method> BY_REQUEST = byRequest();
  private static final ObjectMapper MAPPER = Codec.mapper();
  private static final ObjectMapper DISCREET = Codec.discreet();

  private Requests() {}

  private static Map<String, Method> table() {
    Map<String, Method> methods = new LinkedHashMap<>();
    add(methods, "health", Health.class, Health.Reply.class);
    add(methods, "daemon.status", DaemonStatus.class, DaemonStatus.Reply.class);
    add(methods, "daemon.stop", DaemonStop.class, DaemonStop.Reply.class);
    add(methods, "daemon.logs", DaemonLogs.class, DaemonLogs.Reply.class);
    add(methods, "config.list", ConfigList.class, ConfigList.Reply.class);
    add(methods, "config.get", ConfigGet.class, Setting.class);
    add(methods, "config.set", ConfigSet.class, Setting.class);
    add(methods, "config.unset", ConfigUnset.class, Setting.class);
    add(methods, "config.written", ConfigWritten.class, ConfigWritten.Reply.class);
    add(methods, "config.replace", ConfigReplace.class, ConfigList.Reply.class);
    add(methods, "config.schema", ConfigSchema.class, ConfigSchema.Reply.class);
    add(methods, "vault.status", VaultStatus.class, VaultStatus.Reply.class);
    add(methods, "vault.create", VaultCreate.class, VaultStatus.Reply.class);
    add(methods, "vault.unlock", VaultUnlock.class, VaultStatus.Reply.class);
    add(methods, "vault.lock", VaultLock.class, VaultStatus.Reply.class);
    add(methods, "vault.passphrase", VaultPassphrase.class, VaultStatus.Reply.class);
    add(methods, "vault.keyFile", VaultKeyFile.class, VaultStatus.Reply.class);
    add(methods, "audit.list", AuditList.class, AuditList.Reply.class);
    add(methods, "audit.verify", AuditVerify.class, AuditVerify.Reply.class);
    add(methods, "backup.list", BackupList.class, BackupList.Reply.class);
    add(methods, "backup.create", BackupCreate.class, BackupContents.class);
    add(methods, "backup.verify", BackupVerify.class, BackupContents.class);
    add(methods, "backup.restore", BackupRestore.class, BackupContents.class);
    add(methods, "data.import", DataImport.class, DataImport.Reply.class);
    add(methods, "data.download", DataDownload.class, DataDownload.Reply.class);
    add(methods, "data.list", DataList.class, DataList.Reply.class);
    add(methods, "data.show", DataShow.class, DataShow.Reply.class);
    add(methods, "data.check", DataCheck.class, DataCheck.Reply.class);
    add(methods, "data.export", DataExport.class, DataExport.Reply.class);
    add(methods, "data.record", DataRecord.class, DataRecord.Reply.class);
    add(methods, "data.recordings", DataRecordings.class, DataRecordings.Reply.class);
    add(methods, "recording.verify", RecordingVerify.class, RecordingVerify.Reply.class);
    add(methods, "recording.remove", RecordingRemove.class, RecordingRemove.Reply.class);
    add(methods, "data.follow", DataFollow.class, DataFollow.Reply.class);
    add(methods, "data.resample", DataResample.class, DataResample.Reply.class);
    add(methods, "data.holdout", DataHoldout.class, DataHoldout.Reply.class);
    add(methods, "data.delete", DataDelete.class, DataDelete.Reply.class);
    add(methods, "exchange.list", ExchangeList.class, ExchangeList.Reply.class);
    add(methods, "exchange.markets", ExchangeMarkets.class, ExchangeMarkets.Reply.class);
    add(methods, "mode.show", ModeShow.class, ModeShow.Reply.class);
    add(methods, "mode.set", ModeSet.class, ModeShow.Reply.class);
    add(methods, "transfer.list", TransferList.class, TransferList.Reply.class);
    add(methods, "transfer.move", TransferMove.class, TransferMove.Reply.class);
    add(methods, "market.tickers", MarketTickers.class, MarketTickers.Reply.class);
    add(methods, "market.funding", MarketFunding.class, MarketFunding.Reply.class);
    add(methods, "market.book", MarketBook.class, MarketBook.Reply.class);
    add(methods, "market.trades", MarketTrades.class, MarketTrades.Reply.class);
    add(methods, "market.candles", MarketCandles.class, MarketCandles.Reply.class);
    add(methods, "market.movers", MarketMovers.class, MarketMovers.Reply.class);
    add(methods, "strategy.check", StrategyCheck.class, StrategyCheck.Reply.class);
    add(methods, "strategy.indicators", StrategyIndicators.class, StrategyIndicators.Reply.class);
    add(methods, "strategy.plan", StrategyPlan.class, StrategyPlan.Reply.class);
    add(methods, "backtest.run", BacktestRun.class, BacktestReply.class);
    add(methods, "backtest.replay", BacktestReplay.class, BacktestReply.class);
    add(methods, "backtest.journal", BacktestJournal.class, BacktestJournal.Reply.class);
    add(methods, "backtest.list", BacktestList.class, BacktestList.Reply.class);
    add(methods, "backtest.show", BacktestShow.class, BacktestReply.class);
    add(methods, "backtest.equity", BacktestEquity.class, BacktestEquity.Reply.class);
    add(methods, "backtest.candles", BacktestCandles.class, BacktestCandles.Reply.class);
    add(methods, "backtest.compare", BacktestCompare.class, BacktestCompare.Reply.class);
    add(methods, "divergence.run", DivergenceRun.class, StrategyDivergence.Reply.class);
    add(methods, "strategy.divergence", StrategyDivergence.class, StrategyDivergence.Reply.class);
    add(methods, "walkforward.run", WalkforwardRun.class, WalkforwardRun.Reply.class);
    add(methods, "montecarlo.run", MontecarloRun.class, MontecarloRun.Reply.class);
    add(methods, "significance.run", SignificanceRun.class, SignificanceRun.Reply.class);
    add(methods, "optimize.run", OptimizeRun.class, OptimizeReply.class);
    add(methods, "optimize.list", OptimizeList.class, OptimizeList.Reply.class);
    add(methods, "optimize.show", OptimizeShow.class, OptimizeReply.class);
    add(methods, "optimize.heatmap", OptimizeHeatmap.class, OptimizeHeatmap.Reply.class);
    add(methods, "report.page", ReportPage.class, ReportPage.Reply.class);
    add(methods, "bench.run", BenchRun.class, BenchRun.Reply.class);
    add(methods, "exchange.simulate", ExchangeSimulate.class, ExchangeSimulate.Reply.class);
    add(methods, "exchange.events", ExchangeEvents.class, ExchangeEvents.Reply.class);
    add(methods, "exchange.stop", ExchangeStop.class, ExchangeStop.Reply.class);
    add(methods, "event.list", EventList.class, EventList.Reply.class);
    add(methods, "symbol.list", SymbolList.class, SymbolList.Reply.class);
    add(methods, "doctor.run", DoctorRun.class, Health.Reply.class);
    add(methods, "metrics.show", MetricsShow.class, MetricsShow.Reply.class);
    addAlerts(methods);
    addTelegram(methods);
    addTrading(methods);
    addNotify(methods);
    addSchedules(methods);
    addAccess(methods);
    addAutopilot(methods);
    return Collections.unmodifiableMap(methods);
  }

  private static void addAutopilot(Map<String, Method> methods) {
    add(methods, "autopilot.start", AutopilotStart.class, AutopilotInfo.class);
    add(methods, "autopilot.stop", AutopilotStop.class, AutopilotInfo.class);
    add(methods, "autopilot.status", AutopilotStatus.class, AutopilotInfo.class);
    add(methods, "autopilot.settings", AutopilotSettings.class, AutopilotSettings.Reply.class);
    add(methods, "autopilot.target", AutopilotTarget.class, AutopilotInfo.class);
    add(methods, "autopilot.why", AutopilotWhy.class, AutopilotWhy.Reply.class);
  }

  private static void addAlerts(Map<String, Method> methods) {
    add(methods, "alert.add", AlertAdd.class, AlertInfo.class);
    add(methods, "alert.list", AlertList.class, AlertList.Reply.class);
    add(methods, "alert.show", AlertShow.class, AlertInfo.class);
    add(methods, "alert.edit", AlertEdit.class, AlertInfo.class);
    add(methods, "alert.pause", AlertPause.class, AlertInfo.class);
    add(methods, "alert.resume", AlertResume.class, AlertInfo.class);
    add(methods, "alert.remove", AlertRemove.class, AlertInfo.class);
    add(methods, "alert.history", AlertHistory.class, AlertHistory.Reply.class);
    add(methods, "alert.test", AlertTest.class, AlertTest.Reply.class);
    add(methods, "alert.value", AlertValue.class, AlertValue.Reply.class);
  }

  private static void addTelegram(Map<String, Method> methods) {
    add(methods, "telegram.setup", TelegramSetup.class, TelegramStatus.Reply.class);
    add(methods, "telegram.status", TelegramStatus.class, TelegramStatus.Reply.class);
    add(methods, "telegram.invite", TelegramInvite.class, TelegramInvite.Reply.class);
    add(methods, "telegram.candidate", TelegramCandidate.class, TelegramCandidate.Reply.class);
    add(methods, "telegram.accept", TelegramAccept.class, TelegramStatus.Reply.class);
    add(methods, "telegram.revoke", TelegramRevoke.class, TelegramStatus.Reply.class);
    add(methods, "telegram.test", TelegramTest.class, TelegramTest.Reply.class);
  }

  private static void addTrading(Map<String, Method> methods) {
    add(methods, "account.list", AccountList.class, AccountList.Reply.class);
    add(methods, "account.add", AccountAdd.class, AccountInfo.class);
    add(methods, "account.connect", AccountConnect.class, AccountCheck.class);
    add(methods, "account.test", AccountTest.class, AccountCheck.class);
    add(methods, "account.rotate", AccountRotate.class, AccountCheck.class);
    add(methods, "account.remove", AccountRemove.class, AccountInfo.class);
    add(methods, "account.takeover", AccountTakeover.class, AccountInfo.class);
    add(methods, "risk.set", RiskSet.class, RiskSet.Reply.class);
    add(methods, "balance.show", BalanceShow.class, BalanceShow.Reply.class);
    add(methods, "portfolio.show", PortfolioShow.class, PortfolioShow.Reply.class);
    add(methods, "pnl.show", PnlShow.class, PnlShow.Reply.class);
    add(methods, "order.place", OrderPlace.class, OrderReply.class);
    add(methods, "order.preview", OrderPreview.class, OrderPreview.Reply.class);
    add(methods, "order.list", OrderList.class, OrderList.Reply.class);
    add(methods, "order.show", OrderShow.class, OrderReply.class);
    add(methods, "order.cancel", OrderCancel.class, OrderReply.class);
    add(methods, "order.replace", OrderReplace.class, OrderReply.class);
    add(methods, "order.resolve", OrderResolve.class, OrderReply.class);
    add(methods, "position.list", PositionList.class, PositionList.Reply.class);
    add(methods, "position.close", PositionClose.class, OrderReply.class);
    add(methods, "fill.list", FillList.class, FillList.Reply.class);
    add(methods, "fill.export", FillExport.class, FillExport.Reply.class);
    add(methods, "strategy.start", StrategyStart.class, StrategyInfo.class);
    add(methods, "strategy.add", StrategyAdd.class, StoredStrategy.class);
    add(methods, "strategy.edit", StrategyEdit.class, StoredStrategy.class);
    add(methods, "strategy.remove", StrategyRemove.class, StoredStrategy.class);
    add(methods, "strategy.launch", StrategyLaunch.class, StrategyLaunch.Reply.class);
    add(methods, "strategy.stop", StrategyStop.class, StrategyInfo.class);
    add(methods, "strategy.list", StrategyList.class, StrategyList.Reply.class);
    add(methods, "strategy.status", StrategyStatus.class, StrategyStatus.Reply.class);
    add(methods, "strategy.logs", StrategyLogs.class, StrategyLogs.Reply.class);
    add(methods, "strategy.why", StrategyWhy.class, StrategyWhy.Reply.class);
    add(methods, "strategy.positions", StrategyPositions.class, PositionList.Reply.class);
    add(methods, "trading.halt", TradingHalt.class, TradingReply.class);
    add(methods, "trading.resume", TradingResume.class, TradingReply.class);
    add(methods, "trading.panic", TradingPanic.class, TradingReply.class);
  }

  private static void addNotify(Map<String, Method> methods) {
    add(methods, "notify.list", NotifyList.class, NotifyList.Reply.class);
    add(methods, "notify.addMail", NotifyAddMail.class, ChannelInfo.class);
    add(methods, "notify.addWebhook", NotifyAddWebhook.class, ChannelInfo.class);
    add(methods, "notify.addDesktop", NotifyAddDesktop.class, ChannelInfo.class);
    add(methods, "notify.addCommand", NotifyAddCommand.class, ChannelInfo.class);
    add(methods, "notify.remove", NotifyRemove.class, NotifyList.Reply.class);
    add(methods, "notify.rules", NotifyRules.class, NotifyRules.Reply.class);
    add(methods, "notify.rule", NotifyRule.class, NotifyRules.Reply.class);
    add(methods, "notify.test", NotifyTest.class, NotifyTest.Reply.class);
    add(methods, "notify.history", NotifyHistory.class, NotifyHistory.Reply.class);
  }

  private static void addSchedules(Map<String, Method> methods) {
    add(methods, "schedule.list", ScheduleList.class, ScheduleList.Reply.class);
    add(methods, "schedule.add", ScheduleAdd.class, ScheduleInfo.class);
    add(methods, "schedule.show", ScheduleShow.class, ScheduleInfo.class);
    add(methods, "schedule.run", ScheduleRun.class, ScheduledRun.class);
    add(methods, "schedule.pause", SchedulePause.class, ScheduleInfo.class);
    add(methods, "schedule.resume", ScheduleResume.class, ScheduleInfo.class);
    add(methods, "schedule.history", ScheduleHistory.class, ScheduleHistory.Reply.class);
    add(methods, "schedule.remove", ScheduleRemove.class, ScheduleInfo.class);
  }

  private static void addAccess(Map<String, Method> methods) {
    add(methods, "token.create", TokenCreate.class, TokenCreate.Reply.class);
    add(methods, "token.list", TokenList.class, TokenList.Reply.class);
    add(methods, "token.revoke", TokenRevoke.class, TokenInfo.class);
    add(methods, "user.add", UserAdd.class, UserInfo.class);
    add(methods, "user.list", UserList.class, UserList.Reply.class);
    add(methods, "user.role", UserRole.class, UserInfo.class);
    add(methods, "user.disable", UserDisable.class, UserInfo.class);
    add(methods, "user.enable", UserEnable.class, UserInfo.class);
  }

  private static <R, Q extends Request<R>> void add(
      Map<String, Method> methods, String name, Class<Q> request, Class<R> reply) {
    methods.put(name, new Method(name, request, reply));
  }

  private static Map<Class<?>, Method> byRequest() {
    Map<Class<?>, Method> index = new LinkedHashMap<>();
    METHODS.values().forEach(method -> index.put(method.request(), method));
    return Collections.unmodifiableMap(index);
  }

  /// Every method there is.
  public static Collection<Method> methods() {
    return METHODS.values();
  }

  /// The wire's name of a request, for example `backtest.run`.
  public static String methodOf(Request<?> request) {
    return method(request).name();
  }

  /// The record that answers a request.
  @SuppressWarnings("unchecked") // the table is filled through a method that ties R to both
  public static <R> Class<R> replyType(Request<R> request) {
    return (Class<R>) method(request).reply();
  }

  private static Method method(Request<?> request) {
    Method method = BY_REQUEST.get(request.getClass());
    if (method == null) {
      throw new IllegalStateException("no method is named for " + request.getClass());
    }
    return method;
  }

  /// Whether the wire knows a method of that name.
  public static boolean knows(String name) {
    return METHODS.containsKey(name);
  }

  /// Reads a request.
  ///
  /// @param parameters an object, or null or a JSON null for none
  /// @throws RequestFailed of kind USAGE, for an unknown method or parameters that do not fit
  public static Request<?> parse(String name, @Nullable JsonNode parameters) {
    Method method = METHODS.get(name);
    if (method == null) {
      throw new RequestFailed(
          FailureKind.USAGE, "there is no method '" + ForeignText.printable(name) + "'", null);
    }
    JsonNode given =
        parameters == null || parameters.isNull() ? MAPPER.createObjectNode() : parameters;
    if (!given.isObject()) {
      throw new RequestFailed(
          FailureKind.USAGE, "the parameters of " + name + " must be an object", null);
    }
    try {
      return MAPPER.treeToValue(given, method.request());
    } catch (JsonProcessingException exception) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "the parameters of " + name + " do not fit: " + reason(exception),
          null);
    }
  }

  /// A request's parameters, a reply or any part of one as JSON.
  public static JsonNode toJson(Object value) {
    return MAPPER.valueToTree(value);
  }

  /// A record as JSON in which every secret is dots.
  public static JsonNode toJsonWithoutSecrets(Object value) {
    return DISCREET.valueToTree(value);
  }

  /// A record as JSON text on one line.
  public static String print(Object value) {
    StringWriter text = new StringWriter();
    try {
      write(value, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return text.toString();
  }

  /// Writes a record as JSON text on one line, piece by piece; the target stays open.
  ///
  /// @throws IOException where the target fails
  public static void write(Object value, Writer target) throws IOException {
    try {
      MAPPER.writeValue(new HarmlessWriter(target), value);
    } catch (JsonProcessingException exception) {
      throw new IllegalArgumentException("cannot be written as JSON", exception);
    }
  }

  /// Reads the reply to a request.
  ///
  /// @throws RequestFailed of kind FAILED when the JSON is no such reply
  public static <R> R reply(Request<R> request, JsonNode result) {
    return read(result, replyType(request));
  }

  /// Reads the reply to a request out of a whole answer. No tree is made of it, which would take
  /// many times the memory of the answer.
  ///
  /// @param answer an object with a member `result`
  /// @throws RequestFailed of kind FAILED when that is no such reply
  public static <R> R reply(Request<R> request, byte[] answer) {
    try (JsonParser json = MAPPER.createParser(answer)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String member = json.currentName();
        json.nextToken();
        if (member.equals("result")) {
          return MAPPER.readValue(json, replyType(request));
        }
        json.skipChildren();
      }
      throw new JsonParseException(json, "it has no result");
    } catch (JsonProcessingException exception) {
      throw notUnderstood(exception);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
  }

  /// Reads any record of this package.
  ///
  /// @throws RequestFailed of kind FAILED when the JSON is no such record
  public static <T> T read(JsonNode json, Class<T> type) {
    try {
      return MAPPER.treeToValue(json, type);
    } catch (JsonProcessingException exception) {
      throw notUnderstood(exception);
    }
  }

  /// The same of a text, without a tree of it.
  ///
  /// @throws RequestFailed of kind FAILED when the text is no such record
  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException exception) {
      throw notUnderstood(exception);
    }
  }

  private static RequestFailed notUnderstood(JsonProcessingException exception) {
    return new RequestFailed(
        FailureKind.FAILED,
        "an answer could not be understood: " + reason(exception),
        "the processes may be of different versions: opentrade daemon restart");
  }

  /// The `error` member of a JSON-RPC answer: `{"code":-32000-exit,"message":…,"data":{…}}`.
  public static ObjectNode toError(Failure failure) {
    ObjectNode error = MAPPER.createObjectNode();
    error.put("code", -32_000 - failure.kind().exitCode());
    error.put("message", failure.message());
    ObjectNode data = error.putObject("data");
    data.put("kind", failure.kind().word());
    data.put("hint", failure.hint());
    data.set("details", MAPPER.valueToTree(failure.details()));
    return error;
  }

  /// The failure that an `error` member describes; of kind FAILED where it is not one of ours.
  public static Failure fromError(JsonNode error) {
    String message = error.path("message").asText("");
    JsonNode data = error.path("data");
    Map<String, Object> details = new LinkedHashMap<>();
    data.path("details")
        .properties()
        .forEach(entry -> details.put(entry.getKey(), Codec.plain(entry.getValue())));
    String hint = data.path("hint").isTextual() ? data.path("hint").asText() : null;
    return new Failure(
        FailureKind.of(data.path("kind").asText("")),
        message.isBlank() ? "failed without a reason" : message,
        hint,
        details);
  }

  private static String reason(JsonProcessingException exception) {
    return ForeignText.printable(Codec.reason(exception));
  }
}
