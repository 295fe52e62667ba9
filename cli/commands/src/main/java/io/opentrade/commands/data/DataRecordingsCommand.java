package io.opentrade.commands.data;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.protocol.DataRecordings;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RecordingRemove;
import io.opentrade.protocol.RecordingVerify;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `data recordings [RECORDING [--remove]]`: the files of `data record` and the room that they
/// take; with a name, whether that one is whole.
public final class DataRecordingsCommand extends ListCommand {
  private static final int BAD_DATA = 9;

  @Parameters(paramLabel = "RECORDING", arity = "0..1")
  @Nullable String name;

  @Option(names = "--remove")
  boolean remove;

  @Option(names = "--yes")
  boolean yes;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    String one = name;
    if (one == null) {
      if (remove || yes) {
        throw invocation.usage("record.which");
      }
      return list(invocation);
    }
    return remove ? remove(invocation, one) : verify(invocation, one);
  }

  private static int list(Invocation invocation) throws InterruptedException {
    DataRecordings.Reply reply = invocation.ask(new DataRecordings());
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      new RecordingScreen(invocation).kept(reply);
    }
    return 0;
  }

  private static int verify(Invocation invocation, String name) throws InterruptedException {
    RecordingVerify.Reply reply = invocation.ask(new RecordingVerify(name));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      new RecordingScreen(invocation).verified(reply);
    }
    return reply.faultCount() == 0 ? 0 : BAD_DATA;
  }

  private int remove(Invocation invocation, String name) throws InterruptedException {
    if (!yes && !confirmed(invocation, name)) {
      throw invocation.failure(FailureKind.INTERRUPTED, "data.notDeleted");
    }
    RecordingRemove.Reply reply = invocation.ask(new RecordingRemove(name));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      new RecordingScreen(invocation).removed(name, reply);
    }
    return 0;
  }

  private static boolean confirmed(Invocation invocation, String name) {
    if (!invocation.terminal().inputIsTerminal() || invocation.json()) {
      throw invocation.usage("data.deleteUnasked", name);
    }
    String answer =
        invocation.terminal().prompt(invocation.text("record.confirm", name) + " ", false);
    return Set.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
  }
}
