package io.opentrade.commands.backup;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.Watched;
import io.opentrade.protocol.BackupVerify;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `backup verify NAME`: reads all of it, and every database in it.
public final class BackupVerifyCommand extends Command {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Mixin Watched watched = new Watched();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    watched.check(invocation);
    String place = BackupScreen.place(invocation, name);
    var request = new BackupVerify(place, BackupScreen.passphrase(invocation, place));
    return BackupScreen.show(invocation, watched.ask(invocation, request), "backup.whole");
  }
}
