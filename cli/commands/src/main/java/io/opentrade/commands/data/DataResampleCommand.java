package io.opentrade.commands.data;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Inputs;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.DataResample;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `data resample SERIES TIMEFRAME`: makes longer bars of shorter ones.
public final class DataResampleCommand extends Command {
  private static final Pattern TIMEFRAME = Pattern.compile("[1-9][0-9]{0,4}[smhdw]");

  @Parameters(index = "0", paramLabel = "SERIES", arity = "1")
  String series = "";

  @Parameters(index = "1", paramLabel = "TIMEFRAME", arity = "1")
  String timeframe = "";

  @Mixin Range range = new Range();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Range.Bounds bounds = range.read(invocation);
    if (!TIMEFRAME.matcher(timeframe).matches()) {
      throw invocation.usage("data.timeframe", timeframe);
    }
    try (Inputs inputs = new Inputs(invocation)) {
      String name = inputs.series("SERIES", series);
      DataResample.Reply reply =
          invocation.ask(new DataResample(name, timeframe, bounds.start(), bounds.end()));
      if (invocation.json()) {
        invocation.document(reply);
        return 0;
      }
      new SeriesScreen(invocation).facts(reply.series());
      String counts =
          invocation.text(
              "data.resampled", Numbers.count(reply.added()), Numbers.count(reply.replaced()));
      invocation.out().print(Line.of("  ").add(counts));
      if (reply.partial() > 0) {
        String partial = invocation.count("data.partial", reply.partial());
        invocation.out().paragraph(Tint.WARN, "  ! ", "    ", partial);
      }
      return 0;
    }
  }
}
