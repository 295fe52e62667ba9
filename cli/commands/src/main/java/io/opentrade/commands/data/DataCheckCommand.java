package io.opentrade.commands.data;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Inputs;
import io.opentrade.protocol.DataCheck;
import io.opentrade.protocol.FailureKind;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `data check SERIES`: looks for faults. With `--strict` any fault is a failure.
public final class DataCheckCommand extends Command {
  @Parameters(paramLabel = "SERIES", arity = "1")
  String series = "";

  @Mixin Range range = new Range();

  @Option(names = "--strict")
  boolean strict;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Range.Bounds bounds = range.read(invocation);
    try (Inputs inputs = new Inputs(invocation)) {
      String name = inputs.series("SERIES", series);
      DataCheck.Reply reply = invocation.ask(new DataCheck(name, bounds.start(), bounds.end()));
      if (invocation.json()) {
        invocation.document(reply);
      } else {
        new SeriesScreen(invocation).facts(reply.series());
        new QualityScreen(invocation).show(reply.quality());
      }
      return strict && !reply.quality().clean() ? FailureKind.BAD_DATA.exitCode() : 0;
    }
  }
}
