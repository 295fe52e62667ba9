package io.opentrade.commands.data;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.Watched;
import io.opentrade.commands.input.Inputs;
import io.opentrade.commands.text.Numbers;
import io.opentrade.protocol.DataDownload;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `data download SERIES --from DATE`: fetches public candles; asked again, it goes on.
public final class DataDownloadCommand extends Command {
  @Parameters(paramLabel = "SERIES", arity = "1")
  String series = "";

  @Mixin Range range = new Range();

  @Mixin Watched watched = new Watched();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    watched.check(invocation);
    Range.Bounds bounds = range.read(invocation);
    if (bounds.start() == null) {
      throw invocation.usage("data.downloadFrom");
    }
    try (Inputs inputs = new Inputs(invocation)) {
      String name = inputs.series("SERIES", series);
      DataDownload.Reply reply =
          watched.ask(invocation, new DataDownload(name, bounds.start(), bounds.end()));
      if (invocation.json()) {
        invocation.document(reply);
      } else if (!watched.quiet()) {
        String added = Numbers.count(reply.added());
        invocation
            .out()
            .print(invocation.text("data.downloaded", added, Numbers.count(reply.requests())));
        new QualityScreen(invocation).show(reply.quality());
        new SeriesScreen(invocation).facts(reply.series());
      }
      return 0;
    }
  }
}
