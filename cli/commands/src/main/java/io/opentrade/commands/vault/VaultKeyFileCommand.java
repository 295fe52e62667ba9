package io.opentrade.commands.vault;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.VaultKeyFile;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `vault key-file FILE [--only PART]`: lets a file open the vault as well.
public final class VaultKeyFileCommand extends Command {
  @Parameters(paramLabel = "FILE", arity = "1")
  String file = "";

  @Option(names = "--only", paramLabel = "PART")
  @Nullable String only;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    List<String> which = only == null ? List.of() : List.of(only);
    String path = invocation.terminal().cwd().resolve(file).normalize().toString();
    return VaultScreen.show(invocation, invocation.ask(new VaultKeyFile(path, which)));
  }
}
