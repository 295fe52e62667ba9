package io.opentrade.commands.notify;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.NotifyAddCommand;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `notify add command --exec PROGRAM [-- ARGUMENT…]`: notices on the standard input of a program.
public final class NotifyAddCommandCommand extends Command {
  @Option(names = "--name", paramLabel = "NAME")
  String name = "command";

  @Option(names = "--exec", paramLabel = "PROGRAM", required = true)
  String program = "";

  @Parameters(paramLabel = "ARGUMENT", arity = "0..*")
  List<String> arguments = new ArrayList<>();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    String path =
        program.contains("/")
            ? invocation.terminal().cwd().resolve(program).normalize().toString()
            : program;
    return NotifyScreen.added(
        invocation, invocation.ask(new NotifyAddCommand(name, path, arguments)));
  }
}
