package io.opentrade.commands.backup;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.Watched;
import io.opentrade.commands.input.Passphrases;
import io.opentrade.protocol.BackupCreate;
import io.opentrade.protocol.SecretText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `backup create`: copies the home while it is in use.
public final class BackupCreateCommand extends Command {
  @Option(names = "--out", paramLabel = "FILE")
  @Nullable String out;

  @Option(names = "--seal")
  boolean seal;

  @Option(names = "--no-candles")
  boolean noCandles;

  @Mixin Watched watched = new Watched();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    watched.check(invocation);
    String file =
        out == null ? null : invocation.terminal().cwd().resolve(out).normalize().toString();
    SecretText passphrase = seal ? Passphrases.askNew(invocation, "backup.askNew") : null;
    BackupCreate request = new BackupCreate(file, !noCandles, passphrase);
    return BackupScreen.show(invocation, watched.ask(invocation, request), "backup.created");
  }
}
