package io.opentrade.commands.alert;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.AlertEdit;
import io.opentrade.protocol.AlertInfo;
import io.opentrade.protocol.AlertShow;
import io.opentrade.protocol.ForeignText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `alert edit ALERT`: changes what is written, leaves the rest.
public final class AlertEditCommand extends Command {
  @Parameters(paramLabel = "ALERT", index = "0", arity = "1")
  String alert = "";

  @Parameters(paramLabel = "COMMAND", index = "1..*", arity = "0..*")
  List<String> command = new ArrayList<>();

  @Option(names = "--name", paramLabel = "NAME")
  @Nullable String name;

  @Option(names = "--expression", paramLabel = "EXPRESSION")
  @Nullable String expression;

  @Mixin AlertFlags flags = new AlertFlags();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    AlertInfo old = invocation.ask(new AlertShow(alert));
    String text = Objects.requireNonNullElse(expression, old.terms().expression().raw());
    AlertInfo changed =
        invocation.ask(
            new AlertEdit(
                old.id(),
                name == null ? null : new ForeignText(name),
                flags.terms(invocation, text, old.terms(), command)));
    return new AlertScreen(invocation).changed(changed, "alert.edited");
  }
}
