package io.opentrade.commands.data;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.Watched;
import io.opentrade.commands.input.Inputs;
import io.opentrade.commands.text.Numbers;
import io.opentrade.protocol.DataDownload;
import io.opentrade.protocol.DataFollow;
import io.opentrade.protocol.DataList;
import io.opentrade.protocol.SeriesInfo;
import java.time.Instant;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `data download SERIES [--from DATE] [--follow]`: fetches public candles; of a series that is
/// stored those behind its last. Then goes on with those that close, where it is asked to.
public final class DataDownloadCommand extends Command {
  @Parameters(paramLabel = "SERIES", arity = "1")
  String series = "";

  @Option(names = "--follow")
  boolean follow;

  @Mixin Range range = new Range();

  @Mixin Watched watched = new Watched();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    watched.check(invocation);
    Range.Bounds bounds = range.read(invocation);
    if (follow && bounds.end() != null) {
      throw invocation.usage("follow.to");
    }
    try (Inputs inputs = new Inputs(invocation)) {
      String name = inputs.series("SERIES", series);
      Instant given = bounds.start();
      Instant from = given == null ? endOfStored(invocation, name) : given;
      // Heard before the history is fetched, so that no bar falls between the two.
      long heard = follow ? invocation.ask(new DataFollow(name, null, 0)).seq() : 0;
      history(invocation, new DataDownload(name, from, bounds.end()));
      if (follow) {
        new FollowScreen(invocation, watched.quiet()).follow(name, heard);
      }
      return 0;
    }
  }

  private void history(Invocation invocation, DataDownload request) throws InterruptedException {
    DataDownload.Reply reply = watched.ask(invocation, request);
    // Who reads a pipe of bars wants bars.
    boolean bars = follow && !invocation.terminal().outputIsTerminal();
    if (invocation.json()) {
      invocation.document(reply);
    } else if (!watched.quiet() && !bars) {
      String added = Numbers.count(reply.added());
      invocation
          .out()
          .print(invocation.text("data.downloaded", added, Numbers.count(reply.requests())));
      new QualityScreen(invocation).show(reply.quality());
      new SeriesScreen(invocation).facts(reply.series());
    }
    invocation.out().flush();
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
