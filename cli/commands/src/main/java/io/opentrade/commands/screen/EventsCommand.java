package io.opentrade.commands.screen;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.EventInfo;
import io.opentrade.protocol.EventList;
import picocli.CommandLine.Option;

/// `events`: what happens at the accounts, from now on with `--follow`.
public final class EventsCommand extends Command {
  private static final int PATIENCE_MILLIS = 20_000;

  @Option(names = "--follow")
  boolean follow;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Long seq = follow ? null : Long.valueOf(0);
    do {
      EventList.Reply reply = invocation.ask(new EventList(seq, seq == null ? 0 : patience()));
      seq = reply.seq();
      if (reply.lost() && follow && !invocation.json()) {
        invocation.out().print(Line.of(Tint.WARN, invocation.text("events.lost")));
      }
      show(invocation, reply);
    } while (follow);
    return 0;
  }

  private int patience() {
    return follow ? PATIENCE_MILLIS : 0;
  }

  private void show(Invocation invocation, EventList.Reply reply) {
    if (invocation.json() && !follow) {
      invocation.document(reply);
      return;
    }
    for (EventInfo event : reply.events()) {
      if (invocation.json()) {
        invocation.document(event);
      } else {
        invocation.out().print(TopLists.event(event));
      }
    }
    if (reply.events().isEmpty() && !follow) {
      invocation.out().print(invocation.text("events.none"));
    }
    invocation.out().flush();
  }
}
