package io.opentrade.commands.telegram;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.TelegramAccept;
import io.opentrade.protocol.TelegramCandidate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `telegram accept [PERSON]`: lets in whoever has sent the code; without a number it says who.
public final class TelegramAcceptCommand extends Command {
  @Parameters(paramLabel = "PERSON", arity = "0..1")
  @Nullable String person;

  @Option(names = "--refuse")
  boolean refuse;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    if (person == null) {
      return waiting(invocation, invocation.ask(new TelegramCandidate(0)));
    }
    long number = People.number(invocation, person);
    return TelegramScreen.show(invocation, invocation.ask(new TelegramAccept(number, !refuse)));
  }

  private static int waiting(Invocation invocation, TelegramCandidate.Reply reply) {
    if (invocation.json()) {
      invocation.document(reply);
      return 0;
    }
    if (reply.person() == null) {
      throw invocation.failure(FailureKind.NOT_FOUND, "telegram.nobodyCame");
    }
    TelegramCandidate.Person one = reply.person();
    invocation.out().print(invocation.text("telegram.waits", one.name(), one.number(), one.role()));
    return 0;
  }
}
