package io.opentrade.commands.backup;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.Watched;
import io.opentrade.protocol.BackupContents;
import io.opentrade.protocol.BackupRestore;
import io.opentrade.protocol.FailureKind;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `backup restore NAME`: puts a backup in the place of what is there, after asking.
public final class BackupRestoreCommand extends Command {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Option(names = "--yes")
  boolean yes;

  @Mixin Watched watched = new Watched();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    watched.check(invocation);
    String place = BackupScreen.place(invocation, name);
    if (!yes && !confirmed(invocation)) {
      throw invocation.failure(FailureKind.INTERRUPTED, "backup.notRestored");
    }
    var request = new BackupRestore(place, BackupScreen.passphrase(invocation, place));
    BackupContents contents = watched.ask(invocation, request);
    int exit = BackupScreen.show(invocation, contents, "backup.restored");
    if (!invocation.json()) {
      invocation.out().print(invocation.text("backup.halted"));
    }
    return exit;
  }

  private boolean confirmed(Invocation invocation) {
    if (!invocation.terminal().inputIsTerminal() || invocation.json()) {
      throw invocation.usage("backup.unasked", name);
    }
    String question = invocation.text("backup.confirm", name);
    String answer = invocation.terminal().prompt(question + " ", false);
    return Set.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
  }
}
