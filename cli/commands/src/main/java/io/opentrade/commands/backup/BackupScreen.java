package io.opentrade.commands.backup;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Passphrases;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.BackupContents;
import io.opentrade.protocol.BackupList;
import io.opentrade.protocol.SecretText;
import org.jspecify.annotations.Nullable;

/// What is in a backup, and the asking for what opens it.
final class BackupScreen {
  private BackupScreen() {}

  /// @param headline key of the sentence above, with the file as its part
  static int show(Invocation invocation, BackupContents contents, String headline) {
    if (invocation.json()) {
      invocation.document(contents);
      return 0;
    }
    invocation.out().print(Line.of(Tint.GOOD, invocation.text(headline, contents.file())));
    String made = Times.brief(contents.made());
    invocation.out().print(invocation.text("backup.made", made, contents.program()));
    for (BackupContents.Part part : contents.parts()) {
      invocation
          .out()
          .print(new Line().add("  " + part.name()).padTo(18).add(Numbers.bytes(part.bytes())));
    }
    if (contents.elsewhere()) {
      invocation.out().print(Line.of(Tint.WARN, invocation.text("backup.elsewhere")));
    }
    return 0;
  }

  /// The passphrase of a sealed backup; null where it is not sealed.
  static @Nullable SecretText passphrase(Invocation invocation, String name)
      throws InterruptedException {
    boolean sealed =
        invocation.ask(new BackupList(name)).backups().stream().anyMatch(BackupList.Backup::sealed);
    return sealed ? Passphrases.ask(invocation, "backup.ask") : null;
  }

  /// A name in the folder of backups, or the path that a person means.
  static String place(Invocation invocation, String name) {
    return name.contains("/")
        ? invocation.terminal().cwd().resolve(name).normalize().toString()
        : name;
  }
}
