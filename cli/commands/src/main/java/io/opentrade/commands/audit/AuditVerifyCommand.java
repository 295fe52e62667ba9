package io.opentrade.commands.audit;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.AuditVerify;
import io.opentrade.protocol.FailureKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `audit verify`: whether the record is as it was written.
public final class AuditVerifyCommand extends Command {
  @Option(names = "--noted", paramLabel = "HASH")
  @Nullable String noted;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    AuditVerify.Reply reply = invocation.ask(request(invocation));
    Long broken = reply.broken();
    if (invocation.json()) {
      invocation.document(reply);
    } else if (broken == null) {
      String rows = Numbers.count(reply.rows());
      invocation.out().print(Line.of(Tint.GOOD, invocation.text("audit.whole", rows)));
      invocation.out().print(invocation.text("audit.head", reply.head()));
    } else {
      String reason = String.valueOf(reply.reason());
      invocation.err().print(Line.of(Tint.BAD, invocation.text("audit.broken", broken, reason)));
    }
    return broken == null ? 0 : FailureKind.BAD_DATA.exitCode();
  }

  private AuditVerify request(Invocation invocation) {
    try {
      return new AuditVerify(noted);
    } catch (IllegalArgumentException _) {
      throw invocation.usage("audit.notHash", String.valueOf(noted));
    }
  }
}
