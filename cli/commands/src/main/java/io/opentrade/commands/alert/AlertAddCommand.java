package io.opentrade.commands.alert;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.AlertAdd;
import io.opentrade.protocol.AlertInfo;
import io.opentrade.protocol.ForeignText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `alert add EXPRESSION [-- COMMAND…]`: watches for something from now on.
public final class AlertAddCommand extends Command {
  @Parameters(paramLabel = "EXPRESSION", index = "0", arity = "1")
  String expression = "";

  @Parameters(paramLabel = "COMMAND", index = "1..*", arity = "0..*")
  List<String> command = new ArrayList<>();

  @Option(names = "--name", paramLabel = "NAME")
  @Nullable String name;

  @Mixin AlertFlags flags = new AlertFlags();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    AlertInfo alert =
        invocation.ask(
            new AlertAdd(
                name == null ? null : new ForeignText(name),
                flags.terms(invocation, expression, null, command)));
    return new AlertScreen(invocation).changed(alert, "alert.added");
  }
}
