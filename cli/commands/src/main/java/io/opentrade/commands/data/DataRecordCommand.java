package io.opentrade.commands.data;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.Watched;
import io.opentrade.commands.input.Sizes;
import io.opentrade.commands.input.Spans;
import io.opentrade.protocol.DataRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `data record MARKET…`: writes books and trades of live markets into files until Ctrl-C.
public final class DataRecordCommand extends Command {
  private static final int INTERRUPTED = 130;

  @Parameters(paramLabel = "SERIES|MARKET", arity = "1..*")
  List<String> markets = new ArrayList<>();

  @Option(names = "--for", paramLabel = "TIME")
  @Nullable String time;

  @Option(names = "--most", paramLabel = "SIZE")
  @Nullable String most;

  @Mixin Watched watched = new Watched();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    watched.check(invocation);
    Integer seconds = new Spans(invocation).seconds("--for", time);
    Long bytes = new Sizes(invocation).bytes("--most", most);
    if (seconds == null && !watched.quiet() && invocation.terminal().errorIsTerminal()) {
      invocation.err().print(invocation.text("record.stopWith"));
      invocation.err().flush();
    }
    DataRecord.Reply reply =
        watched.ask(
            invocation,
            new DataRecord(markets, seconds == null ? null : seconds.longValue(), bytes));
    if (invocation.json()) {
      invocation.document(reply);
    } else if (!watched.quiet()) {
      new RecordingScreen(invocation).recorded(reply);
    }
    return switch (reply.ended()) {
      case "cancelled" -> INTERRUPTED;
      case "disk", "failed" -> 1;
      default -> 0;
    };
  }
}
