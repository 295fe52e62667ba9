package io.opentrade.commands.vault;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.VaultLock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `vault lock [--only PART]`.
public final class VaultLockCommand extends Command {
  @Option(names = "--only", paramLabel = "PART")
  @Nullable String only;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    List<String> which = only == null ? List.of() : List.of(only);
    return VaultScreen.show(invocation, invocation.ask(new VaultLock(which)));
  }
}
