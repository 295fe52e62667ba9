package io.opentrade.commands.daemon;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Screen;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.DaemonStatus;
import java.time.Duration;
import java.time.InstantSource;

/// `status` and `daemon status`: what runs.
public final class StatusCommand extends Command {
  private final InstantSource clock = InstantSource.system();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    DaemonStatus.Reply status = invocation.ask(new DaemonStatus());
    if (invocation.json()) {
      invocation.document(status);
    } else {
      show(invocation, status);
    }
    return 0;
  }

  private void show(Invocation invocation, DaemonStatus.Reply status) {
    Screen out = invocation.out();
    String uptime = Times.duration(since(status.startedAt()));
    out.print(
        item(invocation, "status.daemon")
            .add(Tint.GOOD, "● ")
            .add(invocation.text("status.running", uptime, status.version(), status.pid())));
    if (status.recovered() != null) {
      out.print(item(invocation, "status.recovered").add(Tint.WARN, status.recovered().toString()));
    }
    String research = invocation.text("research." + status.research());
    Line line = item(invocation, "status.research").add(research);
    if (status.researchPid() != null) {
      line.add(Tint.DIM, " · pid " + status.researchPid());
    }
    out.print(line);
    for (DaemonStatus.Job job : status.jobs()) {
      out.print(item(invocation, "status.job").add(job(job)));
    }
    if (status.waitingHere() > 0) {
      String waits = invocation.text("status.waitingHere", status.waitingHere());
      out.print(item(invocation, "status.orders").add(Tint.WARN, waits));
    }
    DaemonStatus.Stock stock = status.stock();
    if (stock != null) {
      String text =
          invocation.text(
              "status.stock",
              Numbers.count(stock.series()),
              Numbers.count(stock.bars()),
              Numbers.count(stock.runs()),
              Numbers.bytes(stock.bytes()));
      out.print(item(invocation, "status.stored").add(text));
    }
    out.print(item(invocation, "status.home").add(status.home().toString()));
  }

  private Duration since(java.time.Instant start) {
    Duration duration = Duration.between(start, clock.instant());
    return duration.isNegative() ? Duration.ZERO : duration;
  }

  private String job(DaemonStatus.Job job) {
    String share = job.total() > 0 ? " · " + job.done() * 100 / job.total() + "%" : "";
    return job.method() + share + " · " + Times.duration(since(job.startedAt()));
  }

  private static Line item(Invocation invocation, String key) {
    return new Line().add(Tint.DIM, invocation.text(key)).padTo(11);
  }
}
