package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A request and a reply of every method that concerns backups.
final class BackupExamples {
  private static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");
  private static final String NAME = "daily-2026-06-01T000000.000Z.otb";
  private static final String FILE = "/home/anna/.local/share/opentrade/backups/" + NAME;

  private BackupExamples() {}

  static List<Request<?>> requests() {
    SecretText passphrase = new SecretText("correct horse battery");
    return List.of(
        new BackupList(null),
        new BackupCreate("/mnt/stick/june.otb", true, passphrase),
        new BackupVerify(NAME, null),
        new BackupRestore("/mnt/stick/june.otb", passphrase));
  }

  static void replies(Map<String, Object> all) {
    all.put(
        "backup.list",
        new BackupList.Reply(
            List.of(
                new BackupList.Backup(
                    new ForeignText(NAME), AT, 1_048_576, true, false, new ForeignText(FILE)))));
    BackupContents contents =
        new BackupContents(
            new ForeignText(FILE),
            AT,
            "0.1.0",
            false,
            List.of(new BackupContents.Part("candles.db", 4_194_304)));
    for (String each : List.of("create", "verify", "restore")) {
      all.put("backup." + each, contents);
    }
  }
}
