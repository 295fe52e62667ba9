package io.opentrade.commands.daemon;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.DaemonStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/// `version`: of the daemon that answers, which is that of the code on disk.
public final class VersionCommand extends Command {
  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    DaemonStatus.Reply status = invocation.ask(new DaemonStatus());
    String java = System.getProperty("java.version");
    if (invocation.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("version", status.version());
      document.put("build", status.build());
      document.put("java", java);
      invocation.document(document);
    } else {
      invocation
          .out()
          .print(invocation.text("version.line", status.version(), status.build(), java));
    }
    return 0;
  }
}
