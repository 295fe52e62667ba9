package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A request and a reply of every method that concerns the record of what was done.
final class AuditExamples {
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

  private AuditExamples() {}

  static List<Request<?>> requests() {
    return List.of(new AuditList(AT, "anna", "order", 20), new AuditVerify("0f".repeat(32)));
  }

  static void replies(Map<String, Object> all) {
    all.put(
        "audit.list",
        new AuditList.Reply(
            List.of(
                new AuditList.Action(
                    1,
                    AT,
                    "local owner",
                    new ForeignText("anna"),
                    "config.set",
                    "c1-1",
                    new ForeignText("{\"key\":\"log.level\",\"value\":\"debug\"}"),
                    new ForeignText("done"))),
            2));
    all.put("audit.verify", new AuditVerify.Reply(2, "0f".repeat(32), AT, AT, null, null));
  }
}
