package io.opentrade.commands.telegram;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.TelegramTest;

/// `telegram test`: sends a few words to everybody who is linked.
public final class TelegramTestCommand extends Command {
  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    TelegramTest.Reply reply = invocation.ask(new TelegramTest());
    boolean whole = reply.deliveries().stream().allMatch(each -> each.problem().isEmpty());
    if (invocation.json()) {
      invocation.document(reply);
    } else if (reply.deliveries().isEmpty()) {
      invocation.out().print(invocation.text("telegram.nobody"));
    } else {
      reply.deliveries().forEach(each -> invocation.out().print(line(invocation, each)));
    }
    return whole ? 0 : FailureKind.FAILED.exitCode();
  }

  private static Line line(Invocation invocation, TelegramTest.Delivery delivery) {
    boolean arrived = delivery.problem().isEmpty();
    String problem = arrived ? invocation.text("telegram.arrived") : delivery.problem().toString();
    return new Line()
        .add(delivery.name().toString())
        .add("  ")
        .add(arrived ? Tint.GOOD : Tint.BAD, problem);
  }
}
