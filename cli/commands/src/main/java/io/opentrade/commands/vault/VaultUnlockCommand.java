package io.opentrade.commands.vault;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Passphrases;
import io.opentrade.protocol.VaultUnlock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `vault unlock [--only PART] [--key-file FILE]`.
public final class VaultUnlockCommand extends Command {
  @Option(names = "--only", paramLabel = "PART")
  @Nullable String only;

  @Option(names = "--key-file", paramLabel = "FILE")
  @Nullable String keyFile;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    List<String> which = only == null ? List.of() : List.of(only);
    String file = keyFile;
    VaultUnlock request =
        file == null
            ? new VaultUnlock(Passphrases.ask(invocation, "vault.ask"), null, which)
            : new VaultUnlock(null, invocation.terminal().cwd().resolve(file).toString(), which);
    return VaultScreen.show(invocation, invocation.ask(request));
  }
}
