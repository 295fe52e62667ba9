package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A request and a reply of every method that concerns Telegram.
final class TelegramExamples {
  private static final Instant AT = Instant.parse("2026-01-31T12:00:00Z");

  private TelegramExamples() {}

  static List<Request<?>> requests() {
    return List.of(
        new TelegramSetup(new SecretText("123456:correct-horse-battery")),
        new TelegramStatus(),
        new TelegramInvite("trader"),
        new TelegramCandidate(10_000),
        new TelegramAccept(4_242, true),
        new TelegramRevoke(4_242L),
        new TelegramTest());
  }

  static void replies(Map<String, Object> all) {
    TelegramStatus.Reply status =
        new TelegramStatus.Reply(
            "polling",
            new ForeignText("my_bot"),
            "https://api.telegram.org",
            null,
            AT,
            3,
            List.of(
                new TelegramStatus.Link(
                    4_242, new ForeignText("Anna (@anna)"), "trader", "fa", "silent", AT)));
    for (String each : List.of("setup", "status", "accept", "revoke")) {
      all.put("telegram." + each, status);
    }
    all.put(
        "telegram.invite",
        new TelegramInvite.Reply(
            new SecretText("ABCD-EFGH-JKMN"),
            new SecretText("https://t.me/my_bot?start=ABCDEFGHJKMN"),
            "trader",
            AT));
    all.put(
        "telegram.candidate",
        new TelegramCandidate.Reply(
            true, new TelegramCandidate.Person(4_242, new ForeignText("Anna (@anna)"), "trader")));
    all.put(
        "telegram.test",
        new TelegramTest.Reply(
            List.of(
                new TelegramTest.Delivery(
                    4_242, new ForeignText("Anna (@anna)"), new ForeignText("blocked")))));
  }
}
