package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A request and a reply of every method that concerns who may do what.
final class AccessExamples {
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
  private static final Rights RIGHTS =
      new Rights("trader", List.of("demo"), List.of("BTC/USDT"), Decimal.of("500"));

  private AccessExamples() {}

  static List<Request<?>> requests() {
    return List.of(
        new TokenCreate("ci", RIGHTS, AT.plusSeconds(86_400)),
        new TokenList(),
        new MetricsShow(),
        new TokenRevoke("ci"),
        new UserAdd("bob", RIGHTS),
        new UserList(),
        new UserRole("bob", new Rights("viewer", List.of(), List.of(), null)),
        new UserDisable("bob"),
        new UserEnable("bob"));
  }

  static void replies(Map<String, Object> all) {
    TokenInfo token = new TokenInfo("ci", "active", RIGHTS, AT, AT.plusSeconds(86_400));
    all.put(
        "token.create",
        new TokenCreate.Reply(
            token, new SecretText("ot_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG")));
    all.put("token.list", new TokenList.Reply(List.of(token)));
    all.put("token.revoke", new TokenInfo("ci", "revoked", RIGHTS, AT, null));
    all.put("metrics.show", new MetricsShow.Reply("opentrade_up_seconds 12\n"));
    UserInfo user = new UserInfo(new ForeignText("bob"), true, RIGHTS, AT);
    all.put("user.list", new UserList.Reply(List.of(user)));
    for (String each : List.of("add", "role", "disable", "enable")) {
      all.put("user." + each, user);
    }
  }
}
