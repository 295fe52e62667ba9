package io.opentrade.commands.data;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.Watched;
import io.opentrade.commands.input.Inputs;
import io.opentrade.commands.text.Numbers;
import io.opentrade.protocol.DataDownload;
import io.opentrade.protocol.DataList;
import io.opentrade.protocol.SeriesInfo;
import java.time.Instant;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `data download SERIES [--from DATE]`: fetches public candles; of a series that is stored those
/// behind its last.
public final class DataDownloadCommand extends Command {
  @Parameters(paramLabel = "SERIES", arity = "1")
  String series = "";

  @Mixin Range range = new Range();

  @Mixin Watched watched = new Watched();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    watched.check(invocation);
    Range.Bounds bounds = range.read(invocation);
    try (Inputs inputs = new Inputs(invocation)) {
      String name = inputs.series("SERIES", series);
      Instant given = bounds.start();
      Instant from = given == null ? endOfStored(invocation, name) : given;
      DataDownload.Reply reply =
          watched.ask(invocation, new DataDownload(name, from, bounds.end()));
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

  private static Instant endOfStored(Invocation invocation, String name)
      throws InterruptedException {
    return invocation.ask(new DataList(name)).series().stream()
        .filter(stored -> stored.series().equals(name))
        .map(SeriesInfo::to)
        .findFirst()
        .orElseThrow(() -> invocation.usage("data.downloadFrom"));
  }
}
