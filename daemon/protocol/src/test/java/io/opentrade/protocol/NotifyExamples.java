package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A request and a reply of every method that concerns what reaches people.
final class NotifyExamples {
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

  private NotifyExamples() {}

  static List<Request<?>> requests() {
    return List.of(
        new NotifyList(),
        new NotifyAddMail(
            "mail",
            "smtp.example.com:465",
            "tls",
            "anna",
            new SecretText("swordfish"),
            "opentrade@example.com",
            List.of("anna@example.com")),
        new NotifyAddWebhook(
            "hook", "https://hooks.example.com/ot", new SecretText("whsec_c3dvcmRmaXNo")),
        new NotifyAddDesktop("desktop"),
        new NotifyAddCommand("log", "/usr/bin/logger", List.of("-t", "opentrade")),
        new NotifyRemove("hook"),
        new NotifyRules(),
        new NotifyRule("fill", "info", "mail", "digest"),
        new NotifyTest("mail"),
        new NotifyHistory("fill", 20));
  }

  static void replies(Map<String, Object> all) {
    ChannelInfo mail =
        new ChannelInfo(
            "mail",
            "mail",
            new ForeignText("anna@example.com by smtp.example.com:465"),
            new ForeignText("the vault is locked"),
            2,
            AT,
            new ForeignText("connection refused"));
    for (String each : List.of("addMail", "addWebhook", "addDesktop", "addCommand")) {
      all.put("notify." + each, mail);
    }
    all.put("notify.list", new NotifyList.Reply(List.of(mail)));
    all.put("notify.remove", new NotifyList.Reply(List.of(mail)));
    NotifyRules.Reply rules =
        new NotifyRules.Reply(List.of(new NotifyRules.Rule("fill", "info", "mail", "digest")));
    all.put("notify.rules", rules);
    all.put("notify.rule", rules);
    all.put("notify.test", new NotifyTest.Reply("mail", 412));
    all.put(
        "notify.history",
        new NotifyHistory.Reply(
            List.of(
                new NotifyHistory.Entry(
                    7,
                    AT,
                    "fill",
                    "info",
                    new ForeignText("bought 0.01 BTC/USDT"),
                    new ForeignText("at 60000"),
                    "mail",
                    "on",
                    "waiting",
                    1,
                    AT,
                    new ForeignText("connection refused")))));
  }
}
