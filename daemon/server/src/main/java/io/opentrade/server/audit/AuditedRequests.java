package io.opentrade.server.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.opentrade.protocol.AuditList;
import io.opentrade.protocol.AuditVerify;
import io.opentrade.protocol.AutopilotStop;
import io.opentrade.protocol.BacktestReplay;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.BackupList;
import io.opentrade.protocol.BackupVerify;
import io.opentrade.protocol.BenchRun;
import io.opentrade.protocol.ConfigGet;
import io.opentrade.protocol.ConfigList;
import io.opentrade.protocol.ConfigSchema;
import io.opentrade.protocol.ConfigWritten;
import io.opentrade.protocol.DaemonLogs;
import io.opentrade.protocol.DaemonStop;
import io.opentrade.protocol.DataFollow;
import io.opentrade.protocol.DoctorRun;
import io.opentrade.protocol.ExchangeEvents;
import io.opentrade.protocol.MontecarloRun;
import io.opentrade.protocol.NotifyHistory;
import io.opentrade.protocol.NotifyList;
import io.opentrade.protocol.NotifyRules;
import io.opentrade.protocol.OptimizeRun;
import io.opentrade.protocol.PositionClose;
import io.opentrade.protocol.RecordingVerify;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.Requests;
import io.opentrade.protocol.ScheduleHistory;
import io.opentrade.protocol.ScheduleList;
import io.opentrade.protocol.ScheduleShow;
import io.opentrade.protocol.SignificanceRun;
import io.opentrade.protocol.StrategyCheck;
import io.opentrade.protocol.StrategyPlan;
import io.opentrade.protocol.TelegramCandidate;
import io.opentrade.protocol.TelegramRevoke;
import io.opentrade.protocol.TelegramStatus;
import io.opentrade.protocol.TokenList;
import io.opentrade.protocol.TokenRevoke;
import io.opentrade.protocol.TradingRequest;
import io.opentrade.protocol.UserDisable;
import io.opentrade.protocol.UserList;
import io.opentrade.protocol.VaultLock;
import io.opentrade.protocol.VaultStatus;
import io.opentrade.protocol.WalkforwardRun;
import java.util.Map;

/// What the record says of requests.
final class AuditedRequests {
  /// A script, a list of files: their beginning tells enough.
  private static final int LONGEST_TEXT = 200;

  private static final int LONGEST_LIST = 20;

  private AuditedRequests() {}

  /// Whether a request that more than a viewer is needed for only looks or computes. One that is
  /// not named here is recorded.
  static boolean onlyLooks(Request<?> request) {
    return switch (request) {
      case AuditList _,
          AuditVerify _,
          BackupList _,
          BackupVerify _,
          ConfigList _,
          ConfigGet _,
          ConfigSchema _,
          ConfigWritten _,
          DaemonLogs _,
          // Wanted most where nothing can be recorded: on a full disk.
          DoctorRun _,
          VaultStatus _,
          NotifyList _,
          NotifyRules _,
          NotifyHistory _,
          ScheduleList _,
          ScheduleShow _,
          ScheduleHistory _,
          TelegramStatus _,
          TokenList _,
          UserList _,
          TelegramCandidate _,
          ExchangeEvents _,
          RecordingVerify _,
          // Asked again and again; the download before it is recorded.
          DataFollow _,
          BenchRun _,
          StrategyCheck _,
          StrategyPlan _,
          BacktestRun _,
          BacktestReplay _,
          OptimizeRun _,
          WalkforwardRun _,
          MontecarloRun _,
          SignificanceRun _ ->
          true;
      default -> false;
    };
  }

  /// Whether a request takes risk away, so that it is carried out even where it cannot be recorded.
  static boolean protects(Request<?> request) {
    return switch (request) {
      case PositionClose _ -> true;
      case TradingRequest<?> trading -> trading.takesRiskAway();
      case VaultLock _,
          TelegramRevoke _,
          TokenRevoke _,
          UserDisable _,
          DaemonStop _,
          AutopilotStop _ ->
          true;
      default -> false;
    };
  }

  /// The parameters as JSON, without secrets, long ones cut short.
  static String describe(Request<?> request) {
    return shortened(Requests.toJsonWithoutSecrets(request)).toString();
  }

  private static JsonNode shortened(JsonNode node) {
    return switch (node) {
      case TextNode text when text.textValue().length() > LONGEST_TEXT ->
          TextNode.valueOf(cut(text.textValue()));
      case ObjectNode object -> {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
          field.setValue(shortened(field.getValue()));
        }
        yield object;
      }
      case ArrayNode array -> {
        while (array.size() > LONGEST_LIST) {
          array.remove(array.size() - 1);
        }
        for (int i = 0; i < array.size(); i++) {
          array.set(i, shortened(array.get(i)));
        }
        yield array;
      }
      default -> node;
    };
  }

  private static String cut(String text) {
    int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? 1 : 0;
    return text.substring(0, LONGEST_TEXT - end) + "… (" + text.length() + " characters)";
  }
}
